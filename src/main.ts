import cluster from 'node:cluster'
import { ConfigError, loadConfig } from './config.ts'
import { StartError } from './errors.ts'
import { makeLogger } from './logger.ts'
import { runPrimary } from './process/primary.ts'
import { runWorker } from './process/worker.ts'

try {
  const config = loadConfig()
  const log = makeLogger(config.logLevel)
  process.exitCode = cluster.isPrimary ? await runPrimary(config, log) : await runWorker(config, log)
  log.flush()
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof StartError
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`)
  process.exitCode = 1
}
