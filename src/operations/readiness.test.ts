import { describe, expect, it } from 'vitest'
import { makeCheckReadiness } from './readiness.ts'

/** A dependency that counts its probes and answers as told. */
function dependency(answer: () => Promise<void>) {
  let probes = 0
  return {
    name: 'postgres',
    probe: () => {
      probes++
      return answer()
    },
    probes: () => probes,
  }
}

describe('readiness', () => {
  it('asks once however many want to know at the same time', async () => {
    const up = dependency(async () => {})
    const check = makeCheckReadiness({ dependencies: [up], isDraining: () => false })
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => check()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['ready']))
    expect(up.probes()).toBe(1)
  })

  it('looks each time at what it knows by itself, as a start that is about to end', async () => {
    let isSettled = false
    const settled = {
      ...dependency(async () => expect(isSettled).toBe(true)),
      name: 'loads',
      own: true as const,
    }
    const up = dependency(async () => {})
    const check = makeCheckReadiness({ dependencies: [settled, up], isDraining: () => false })
    expect((await check()).status).toBe('not_ready')
    isSettled = true
    expect((await check()).status).toBe('ready')
    expect([up.probes(), settled.probes()]).toEqual([1, 2])
  })

  it('tells which part is down', async () => {
    const down = dependency(() => Promise.reject(new Error('refused')))
    const check = makeCheckReadiness({ dependencies: [down], isDraining: () => false })
    expect(await check()).toMatchObject({
      status: 'not_ready',
      checks: [{ name: 'postgres', state: 'down' }],
    })
  })

  it('takes traffic without a part that is optional, and tells that it is down', async () => {
    const down = {
      ...dependency(() => Promise.reject(new Error('refused'))),
      name: 'redis',
      optional: true as const,
    }
    const check = makeCheckReadiness({ dependencies: [down], isDraining: () => false })
    expect(await check()).toMatchObject({
      status: 'ready',
      checks: [{ name: 'redis', state: 'down', required: false }],
    })
  })

  it('gives up on a part that never answers', async () => {
    const hanging = {
      name: 'postgres',
      probe: (signal: AbortSignal) =>
        new Promise<void>((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        ),
    }
    const check = makeCheckReadiness({ dependencies: [hanging], isDraining: () => false, probeTimeoutMs: 20 })
    expect((await check()).checks[0]?.state).toBe('down')
  })

  it('says draining at once, also while an answer is kept', async () => {
    let draining = false
    const check = makeCheckReadiness({ dependencies: [], isDraining: () => draining })
    expect((await check()).status).toBe('ready')
    draining = true
    expect((await check()).status).toBe('draining')
  })
})
