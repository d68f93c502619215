import cluster from 'node:cluster'
import { MigrationError } from '../adapters/postgres/migrations.ts'
import { ConfigError, loadConfig } from '../config.ts'
import { StartError } from '../errors.ts'
import { makeLogger } from '../logger.ts'
import { sourceLines } from '../source-lines.ts'
import { runPrimary } from './primary.ts'
import { runWorker } from './worker.ts'

/** The process from start to end. Answers the exit code. */
export async function run(): Promise<number> {
  try {
    const config = loadConfig()
    const log = makeLogger(config.logLevel)
    const code = cluster.isPrimary ? await runPrimary(config, log) : await runWorker(config, log)
    log.flush()
    return code
  } catch (error) {
    const expected = [ConfigError, StartError, MigrationError].some((kind) => error instanceof kind)
    const { message, stack } = error as Error
    process.stderr.write(`${expected ? message : sourceLines(stack ?? message)}\n`)
    return 1
  }
}
