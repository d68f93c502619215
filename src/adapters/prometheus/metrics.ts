import { AggregatorRegistry, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

type Pool = { totalCount: number; idleCount: number; waitingCount: number }
export type Metrics = {
  /** One request: its operation, method, status and duration in seconds. */
  observe(operation: string, method: string, status: number, seconds: number): void
  /** This process alone, in the Prometheus text format. */
  text(): Promise<string>
  registry: Registry
}

/** Rate, errors and duration of each operation, event-loop lag and memory, and the pool of database connections. */
export function makeMetrics({ pool }: { pool: Pool }): Metrics {
  const registry = new Registry()
  AggregatorRegistry.setRegistries([registry])
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by operation, method and status',
    labelNames: ['operation', 'method', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const connections = new Gauge({
    name: 'database_pool_connections',
    help: 'Connections to PostgreSQL by state; waiting counts queries without one',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  void connections
  // A label lookup hashes its names each time; operations and statuses are few, so the children are kept.
  const children = new Map<string, Histogram.Internal<'operation' | 'method' | 'status'>>()
  return {
    observe(operation, method, status, seconds) {
      const key = `${operation} ${method} ${status}`
      let child = children.get(key)
      if (!child) {
        child = durations.labels(operation, knownMethods.has(method) ? method : 'other', String(status))
        // Unknown methods are the client's to choose, so they must not grow the map.
        if (knownMethods.has(method)) children.set(key, child)
      }
      child.observe(seconds)
    },
    text: () => registry.metrics(),
    registry,
  }
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'])
