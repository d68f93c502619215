import { Counter, Gauge, type Registry } from 'prom-client'

/** Where answers to questions came from, and what the memory of answers takes. */
export function makeAnswerMetrics(registry: Registry, memoryBytes: () => number) {
  const answers = new Counter({
    name: 'answers_total',
    help: 'Answers to questions by where they came from; stale: remembered ones while the engine did not answer',
    labelNames: ['from'] as const,
    registers: [registry],
  })
  const bytes = new Gauge({
    name: 'answers_memory_bytes',
    help: 'Memory that remembered answers take',
    registers: [registry],
    collect() {
      this.set(memoryBytes())
    },
  })
  void bytes
  return { observe: (from: 'engine' | 'memory' | 'stale') => answers.inc({ from }) }
}
