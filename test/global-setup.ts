import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/adapters/postgres/embedded.ts'
import { endAtExit } from './end-at-exit.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of the embedded PostgreSQL of this run. Each test file makes a schema of its own. */
    postgresUrl: string
  }
}

/** Starts one throw-away PostgreSQL for the whole run. */
export async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'tg-cloud-test-'))
  // As root, PostgreSQL runs as another user, which must get in.
  await chmod(dataDir, 0o755)
  const callOff = endAtExit(dataDir, 'postgres')
  const lines: string[] = []
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line: string) => lines.push(line) }).catch(
    (error: unknown) => {
      throw new Error(`PostgreSQL for the tests does not start:\n${lines.join('\n')}`, { cause: error })
    },
  )
  project.provide('postgresUrl', postgres.url)
  return async () => {
    await postgres.stop()
    callOff()
    await rm(dataDir, { recursive: true, force: true })
  }
}
