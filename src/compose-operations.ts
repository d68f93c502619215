import { contractVersion } from '@tg-cloud/contract'
import packageJson from '../package.json' with { type: 'json' }
import { makePublishedFiles } from './adapters/files/published-files.ts'
import type { Database } from './adapters/postgres/database.ts'
import type { Redis } from './adapters/redis/redis.ts'
import type { Files } from './compose-files.ts'
import type { composeRows } from './compose-rows.ts'
import type { Config } from './config.ts'
import { makeCheckReadiness } from './operations/readiness.ts'

type Deps = {
  config: Pick<Config, 'role' | 'rowEngine' | 'publicUrl'>
  database: Database
  rows: Pick<ReturnType<typeof composeRows>, 'engine' | 'probeSettled' | 'probeBeside'>
  redis: Redis | undefined
  files: Pick<Files, 'probe'>
  isDraining: () => boolean
  metrics: () => Promise<string>
}

/** Health, documentation and metrics. */
export function composeOperations({ config, database, rows, redis, files, isDraining, metrics }: Deps) {
  const holdsRows = config.role !== 'worker' && config.rowEngine !== 'none'
  return {
    checkReadiness: makeCheckReadiness({
      dependencies: [
        { name: 'postgres', probe: database.probe },
        ...(holdsRows
          ? [
              { name: config.rowEngine, probe: rows.engine.probe },
              { name: 'loads', probe: rows.probeSettled, own: true as const },
            ]
          : []),
        ...(holdsRows && rows.probeBeside
          ? [{ name: 'opensearch', probe: rows.probeBeside, optional: true as const }]
          : []),
        ...(files.probe ? [{ name: 'files', probe: files.probe, optional: true as const }] : []),
        ...(redis ? [{ name: 'redis', probe: redis.probe, optional: true as const }] : []),
      ],
      isDraining,
    }),
    metrics,
    files: makePublishedFiles({ publicUrl: config.publicUrl, version: contractVersion }),
    version: { server: packageJson.version, node: process.versions.node },
  }
}
