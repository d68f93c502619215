import packageJson from '../package.json' with { type: 'json' }
import { makeMemoryTexts } from './adapters/memory/text-store.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeDeletedRows } from './adapters/postgres/deleted-rows.ts'
import { makeAnswerMetrics } from './adapters/prometheus/answer-metrics.ts'
import type { Metrics } from './adapters/prometheus/metrics.ts'
import { makeSingleFlight } from './cache/single-flight.ts'
import type { Config } from './config.ts'
import type { QuestionEngine } from './query/ports.ts'
import { makeRememberedAnswers } from './query/remembered-answers.ts'

type Deps = {
  config: Pick<Config, 'cache' | 'rowEngine'>
  database: Database
  engine: Pick<QuestionEngine, 'ask' | 'revision'>
  metrics: Metrics
}

// Raised when what is remembered of an answer, or how the same question is answered, changes within a version.
const form = 1

/** Answers to questions, and what is remembered of them. */
export function composeAnswers({ config: { cache, rowEngine }, database, engine, metrics }: Deps) {
  const store = makeMemoryTexts(cache.memoryBytes)
  return makeRememberedAnswers({
    engine,
    deletedRows: makeDeletedRows(database),
    store,
    once: makeSingleFlight(),
    // Buckets of the calendar follow the table of time zones.
    made: `${packageJson.version} ${form} ${process.versions['tz']} ${rowEngine}`,
    ttlMs: cache.ttlMs,
    observe: makeAnswerMetrics(metrics.registry, store.bytes).observe,
  })
}
