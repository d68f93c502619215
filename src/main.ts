import cluster from 'node:cluster'
import { once } from 'node:events'
import { ConfigError, loadConfig } from './config.ts'
import { makeLogger } from './logger.ts'
import { runPrimary } from './process/primary.ts'
import { runWorker } from './process/worker.ts'

try {
  const config = loadConfig()
  const log = makeLogger(config.logLevel)
  process.exitCode = cluster.isPrimary ? await runPrimary(config, log) : await runWorker(config, log)
  log.flush()
} catch (error) {
  process.stderr.write(`${error instanceof Error && !(error instanceof ConfigError) && error.stack ? error.stack : String((error as Error).message)}\n`)
  process.exitCode = 1
}
