import packageJson from '../package.json' with { type: 'json' }
import { makeMemoryTexts } from './adapters/memory/text-store.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeDeletedRows } from './adapters/postgres/deleted-rows.ts'
import { makeAnswerMetrics } from './adapters/prometheus/answer-metrics.ts'
import type { Metrics } from './adapters/prometheus/metrics.ts'
import type { Redis } from './adapters/redis/redis.ts'
import { makeRedisTexts } from './adapters/redis/text-store.ts'
import { deriveKey } from './auth/keys.ts'
import { makeSealed } from './cache/sealed.ts'
import { makeSingleFlight } from './cache/single-flight.ts'
import { makeLayers } from './cache/text-store.ts'
import type { Config } from './config.ts'
import type { QuestionEngine } from './query/ports.ts'
import { makeRememberedAnswers } from './query/remembered-answers.ts'

type Deps = {
  config: Pick<Config, 'cache' | 'rowEngine'>
  database: Database
  redis: Redis | undefined
  secret: string
  engine: Pick<QuestionEngine, 'ask' | 'revision'>
  metrics: Metrics
}

// Raised when what is remembered of an answer, or how the same question is answered, changes within a version.
const form = 1

/** Answers to questions, and what is remembered of them. */
export function composeAnswers({ config, database, redis, secret, engine, metrics }: Deps) {
  const { cache, rowEngine } = config
  const memory = makeMemoryTexts(cache.memoryBytes)
  const shared = redis && makeSealed(makeRedisTexts(redis), deriveKey(secret, 'remembered-answers'))
  return makeRememberedAnswers({
    engine,
    deletedRows: makeDeletedRows(database),
    store: shared ? makeLayers(memory, shared) : memory,
    once: makeSingleFlight(),
    // Buckets of the calendar follow the table of time zones.
    made: `${packageJson.version} ${form} ${process.versions['tz']} ${rowEngine}`,
    ttlMs: cache.ttlMs,
    observe: makeAnswerMetrics(metrics.registry, memory.bytes).observe,
  })
}
