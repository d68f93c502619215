import type { RateClass } from '@tg-cloud/contract/operation'
import type { Window, WindowState } from './ports.ts'

export type RatePolicy = { name: string; quota: number; windowSeconds: number }
export type RateState = WindowState & { policy: RatePolicy }
/** Whether a call is let through, the state of each window it looked at, and how long to wait if not. */
export type Admission = {
  allowed: boolean
  states: RateState[]
  retryAfterMs: number
  refund(): Promise<void>
}
export type RateLimit = {
  policies: Record<RateClass, [steady: RatePolicy, burst: RatePolicy]>
  consume(rateClass: RateClass, key: string): Promise<Admission>
}

type Quotas = { readsPerMinute: number; writesPerMinute: number; burst: number }

/** The windows that quotas per minute amount to: `steady` is a second of it, `burst` stands beside it for a minute. */
export function policiesOf({ readsPerMinute, writesPerMinute, burst }: Quotas): RateLimit['policies'] {
  const pair = (name: RateClass, perMinute: number): [RatePolicy, RatePolicy] => [
    { name, quota: Math.max(1, Math.round(perMinute / 60)), windowSeconds: 1 },
    { name: `${name}-burst`, quota: burst, windowSeconds: 60 },
  ]
  return { read: pair('read', readsPerMinute), write: pair('write', writesPerMinute) }
}

type Deps = { policies: RateLimit['policies']; makeWindow: (policy: RatePolicy) => Window }

/** A call takes from the steady window, and from the burst when that is empty. */
export function makeRateLimit({ policies, makeWindow }: Deps): RateLimit {
  const windowsOf = ([steady, burst]: [RatePolicy, RatePolicy]) => ({
    steady: makeWindow(steady),
    burst: makeWindow(burst),
  })
  const windows = { read: windowsOf(policies.read), write: windowsOf(policies.write) }
  return {
    policies,
    async consume(rateClass, key) {
      const { steady, burst } = windows[rateClass]
      const [steadyPolicy, burstPolicy] = policies[rateClass]
      const first = await steady.consume(key)
      const states = [{ ...first, policy: steadyPolicy }]
      if (first.allowed) return { allowed: true, states, retryAfterMs: 0, refund: () => steady.refund(key) }
      const second = await burst.consume(key)
      states.push({ ...second, policy: burstPolicy })
      // The steady window opens again within a second: that is the wait, whatever the burst has left.
      return { allowed: second.allowed, states, retryAfterMs: first.resetMs, refund: () => burst.refund(key) }
    },
  }
}
