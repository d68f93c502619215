import { Gauge, Histogram, type Registry } from 'prom-client'

type Deps = { registry: Registry; depth: () => Promise<Record<string, number>> }

/** Depth of the queue by state, and how long attempts take by task and outcome. */
export function makeJobMetrics({ registry, depth }: Deps) {
  const durations = new Histogram({
    name: 'job_duration_seconds',
    help: 'Duration of attempts by task and by the state of the job after it',
    labelNames: ['task', 'state'] as const,
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1_800, 7_200],
    registers: [registry],
  })
  const jobs = new Gauge({
    name: 'jobs',
    help: 'Jobs by state, of all processes; failed ones are parked',
    labelNames: ['state'] as const,
    registers: [registry],
    // Every process counts the same rows.
    aggregator: 'max',
    async collect() {
      this.reset()
      // Without PostgreSQL the other figures are wanted all the more.
      const states = await depth().catch(() => ({}))
      for (const [state, count] of Object.entries(states)) this.set({ state }, count)
    },
  })
  void jobs
  return {
    observe: (task: string, state: string, seconds: number) => durations.observe({ task, state }, seconds),
  }
}
