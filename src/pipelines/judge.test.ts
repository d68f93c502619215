import { fc, test } from '@fast-check/vitest'
import { finalRunStates, isFinal, runStates } from '@tg-cloud/contract/run'
import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import type { Sighting } from './run.ts'

const now = Date.parse('2026-11-25T10:00:00.000Z')
const at = (ms: number) => new Date(now + ms).toISOString()
type Run = Parameters<typeof judge>[0]
const run = (more: Partial<Run> = {}): Run => ({
  state: 'accepted',
  reason: null,
  evidence: {},
  since: at(-1_000),
  deadlineAt: at(60_000),
  stopRequestedAt: null,
  tasks: [],
  ...more,
})
const working: Sighting = { kind: 'running', active: ['load'] }
const failed: Sighting = { kind: 'ended', how: 'failed', reason: 'task_failed', detail: 'no' }

const sightings = fc.constantFrom<Sighting>(
  { kind: 'gone' },
  { kind: 'accepted' },
  { kind: 'waiting', reason: 'pool', detail: 'full' },
  working,
  { kind: 'running', active: [] },
  { kind: 'ended', how: 'succeeded' },
  failed,
  { kind: 'ended', how: 'stopped' },
  { kind: 'unknown', state: 'dreaming' },
  { kind: 'silent' },
)
const times = fc.integer({ min: -100_000, max: 100_000 })
const runs = fc
  .record({
    state: fc.constantFrom(...runStates),
    deadline: fc.option(times),
    stop: fc.option(times.map((ms) => Math.min(ms, 0))),
  })
  .map(({ state, deadline, stop }) =>
    run({
      state,
      deadlineAt: deadline === null ? null : at(deadline),
      stopRequestedAt: stop === null ? null : at(stop),
    }),
  )

describe('whatever is seen', () => {
  test.prop([runs, sightings])('a run that has ended stays as it ended', (one, sighting) => {
    if (isFinal(one.state)) expect(judge(one, sighting, now)).toBeUndefined()
  })

  test.prop([runs, sightings])('a second after its deadline a run has ended', (one, sighting) => {
    const over = one.deadlineAt !== null && Date.parse(one.deadlineAt) < now - 1_000
    if (over && !isFinal(one.state)) expect(finalRunStates).toContain(judge(one, sighting, now)?.state)
  })

  test.prop([runs, sightings])('what is said again changes nothing', (one, sighting) => {
    const change = judge(one, sighting, now)
    if (!change) return
    const { state, reason = null, evidence = {}, tasks = one.tasks } = change
    expect(judge({ ...one, state, reason, evidence, tasks }, sighting, now)).toBeUndefined()
  })
})

describe('a run that was told to stop', () => {
  const stopping = (ms: number) =>
    run({ state: 'stopping', reason: 'stop_requested', stopRequestedAt: at(-ms) })
  it.each([
    ['is stopping while parts of it work', stopping(2_000), working, undefined],
    ['is not confirmed after ten seconds', stopping(11_000), working, 'stop_unconfirmed'],
    ['is stopped when it has ended as a failure', stopping(2_000), failed, 'stopped'],
    ['is stopped when nothing of it is left', stopping(2_000), { kind: 'ended', how: 'stopped' }, 'stopped'],
    ['has succeeded when it was faster', stopping(2_000), { kind: 'ended', how: 'succeeded' }, 'succeeded'],
    ['is lost when nobody knows it', stopping(2_000), { kind: 'gone' }, 'lost'],
  ] as [string, Run, Sighting, string | undefined][])('%s', (_what, one, sighting, state) => {
    expect(judge(one, sighting, now)?.state).toBe(state)
  })

  it('says what still works', () => {
    expect(judge(stopping(11_000), working, now)).toMatchObject({ evidence: { active: ['load'] } })
  })
})

it('a deadline says what was still going on', () => {
  const late = run({ state: 'running', deadlineAt: at(-2_000) })
  expect(judge(late, working, now)).toMatchObject({
    state: 'timed_out',
    reason: 'deadline',
    evidence: { stillActive: ['load'] },
  })
  // Its runner has stopped it for that.
  expect(judge(run({ deadlineAt: at(-10) }), { kind: 'ended', how: 'stopped' }, now)?.state).toBe('timed_out')
})

it('a state of another name is shown as such, and the run stays where it is', () => {
  expect(judge(run({ state: 'running' }), { kind: 'unknown', state: 'dreaming' }, now)).toMatchObject({
    state: 'running',
    reason: 'unknown_state',
    evidence: { state: 'dreaming' },
  })
})

it('a run that waits says for what, and goes on when it no longer does', () => {
  const waiting = judge(run(), { kind: 'waiting', reason: 'no_scheduler', detail: 'nobody' }, now)
  expect(waiting).toMatchObject({ state: 'waiting', reason: 'no_scheduler' })
  expect(judge(run({ state: 'waiting', reason: 'no_scheduler' }), { kind: 'accepted' }, now)).toMatchObject({
    state: 'accepted',
    reason: null,
  })
})
