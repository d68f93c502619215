import type { Readiness } from '@tg-cloud/contract/operations'
import type { Dependency } from './ports.ts'

type Deps = { dependencies: readonly Dependency[]; isDraining: () => boolean; probeTimeoutMs?: number }
export type CheckReadiness = () => Promise<Readiness>

const cacheMs = 1_000

/** Asks each dependency at most once a second, however many want to know: callers share one probe. */
export function makeCheckReadiness({
  dependencies,
  isDraining,
  probeTimeoutMs = 2_000,
}: Deps): CheckReadiness {
  const own = dependencies.filter((one) => one.own)
  const others = dependencies.filter((one) => !one.own)
  const checkAll = (some: readonly Dependency[]) => Promise.all(some.map((one) => check(one, probeTimeoutMs)))
  let probed: { at: number; checks: Promise<Readiness['checks']> } | undefined
  return async () => {
    const now = performance.now()
    if (!probed || now - probed.at > cacheMs) probed = { at: now, checks: checkAll(others) }
    const checks = [...(await probed.checks), ...(await checkAll(own))]
    const up = checks.every(({ state, required }) => state === 'up' || !required)
    return { status: isDraining() ? 'draining' : up ? 'ready' : 'not_ready', checks }
  }
}

async function check(
  { name, probe, optional }: Dependency,
  timeoutMs: number,
): Promise<Readiness['checks'][number]> {
  const start = performance.now()
  const state = await probe(AbortSignal.timeout(timeoutMs)).then(
    () => 'up' as const,
    () => 'down' as const,
  )
  const latencyMs = Math.round((performance.now() - start) * 100) / 100
  return { name, state, latencyMs, required: optional !== true }
}
