import { defineConfig } from 'vitest/config'
import { suitesOfRun } from './test/cluster-suites.ts'
import { closingLine } from './test/reporter.ts'

// Our packages resolve to their sources, in what Vite loads and in what Node loads.
const resolve = { conditions: ['tg-source'] }
const skipped = ['**/node_modules/**', '**/dist/**', 'data/**', '.services/**']

export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    reporters: ['default', closingLine()],
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...skipped, '**/*.{api,live}.test.ts'],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['**/*.api.test.ts'],
          exclude: skipped,
          globalSetup: ['./test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'live',
          include: ['**/*.live.test.ts'],
          exclude: skipped,
          globalSetup: ['./test/global-setup.ts', './test/global-setup-live.ts'],
          // They stop servers and measure times: one file after the other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Suites of the API once more, with their rows in a cluster and two servers that answer.
          name: 'cluster',
          include: suitesOfRun(),
          env: { TEST_ROWS_IN_CLUSTER: '1' },
          globalSetup: ['./test/global-setup.ts', './test/global-setup-cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
