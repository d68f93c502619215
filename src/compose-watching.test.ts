import { expect, it } from 'vitest'
import { composeWatching } from './compose-watching.ts'
import { until } from '../test/until.ts'
import type { OnServer } from './pipelines/ports.ts'
import type { JobRunner } from './pipelines/runner-ports.ts'
import type { RunRecord } from './pipelines/run.ts'

const deadlineAt = '2026-11-30T01:00:00.000Z'
const now = Date.parse('2026-11-30T00:00:00.000Z')
const runOn = (server: string) =>
  ({
    id: server,
    state: 'accepted',
    reason: null,
    evidence: {},
    deadlineAt,
    stopRequestedAt: null,
    tasks: [],
    version: 1,
    work: { kind: 'airflow', server, dagId: 'd' },
  }) as unknown as RunRecord

/** Two Airflows, with a run on each. */
function watched(
  look: (server: string) => ReturnType<JobRunner['look']>,
  clock: () => number,
  tell: () => Promise<void> = async () => undefined,
) {
  const ended = new Map<string, unknown>()
  const never = async () => []
  const runs = {
    unfinished: async (on: OnServer) => ('server' in on && !ended.has(on.server) ? [runOn(on.server)] : []),
    clock: async () => clock(),
    overdueInLine: never,
    withRoom: never,
    haltsOwed: never,
    adopt: async () => undefined,
  }
  const watching = composeWatching({
    watch: { take: async () => true, release: async () => undefined },
    runs,
    runnerOf: (work: { server?: string }) => ({
      look: () => look(work.server as string),
      halt: async () => undefined,
    }),
    endRun: async ({ id }: RunRecord, _: unknown, change: unknown) => void ended.set(id, change),
    tellRuns: { round: tell },
    pipelines: { onAirflow: never },
    keepSchedules: async () => undefined,
    catalogues: new Map([
      ['slow', {}],
      ['quick', {}],
    ]),
    log: () => undefined,
  } as unknown as Parameters<typeof composeWatching>[0])
  watching.start()
  return { ended, [Symbol.asyncDispose]: watching.stop }
}

it('an Airflow that does not answer keeps nobody waiting for another', async () => {
  const silent = Promise.withResolvers<never>()
  await using its = watched(
    (server) =>
      server === 'slow'
        ? silent.promise
        : Promise.resolve(new Map([['quick', { kind: 'ended', how: 'succeeded' }]])),
    () => now,
  )
  await until(async () => its.ended.has('quick'))
  expect(its.ended.get('quick')).toMatchObject({ state: 'succeeded' })
  expect(its.ended.has('slow')).toBe(false)
  silent.reject(new Error('It did not answer'))
})

it('what an Airflow takes long to be told of keeps nobody from what it says of others', async () => {
  const told = Promise.withResolvers<void>()
  await using its = watched(
    async (server) => new Map([[server, { kind: 'ended', how: 'succeeded' }]]),
    () => now,
    () => told.promise,
  )
  await until(async () => its.ended.size === 2)
  expect([...its.ended.keys()].sort()).toEqual(['quick', 'slow'])
  told.resolve()
})

it('a deadline ends what nothing is heard of, and its Airflow is to be told', async () => {
  await using its = watched(
    async () => {
      throw new Error('It does not answer')
    },
    () => Date.parse(deadlineAt) + 2_000,
  )
  await until(async () => its.ended.size === 2)
  expect(its.ended.get('slow')).toEqual({
    state: 'timed_out',
    reason: 'deadline',
    detail: 'Its deadline came before its end',
    evidence: { was: 'silent' },
    haltOwed: true,
  })
})
