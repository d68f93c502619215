import { isDeepStrictEqual } from 'node:util'
import { isFinal } from '@tg-cloud/contract/run'
import { type RunChange, type RunRecord, type Sighting, stopped, timedOut } from './run.ts'

// Who was told to stop may take this long, until it is said what still works.
const stopMs = 10_000
// A runner that looks at deadlines itself is a little ahead of whoever looks at it.
const deadlineGraceMs = 1_000

const ends = { succeeded: 'succeeded', failed: 'failed', stopped: 'stopped' } as const
type Known = Pick<
  RunRecord,
  'state' | 'reason' | 'evidence' | 'since' | 'deadlineAt' | 'stopRequestedAt' | 'tasks'
>

/**
 * What becomes of a run of which its runner says this; undefined: nothing. Nothing is guessed, a run that has ended
 * stays as it ended, and a deadline ends what has not.
 */
export function judge(run: Known, sighting: Sighting, now: number): RunChange | undefined {
  if (isFinal(run.state)) return undefined
  if (sighting.kind === 'ended') return ended(run, sighting, now)
  if (isOverdue(run, now)) return overdue(sighting)
  if (sighting.kind === 'gone')
    return {
      state: 'lost',
      reason: 'gone',
      detail: sighting.detail ?? 'Its runner knows nothing of it',
      evidence: {},
    }
  const told = ofSighting(run, sighting, now)
  return told && differs(run, told) ? told : undefined
}

export const isOverdue = (
  { deadlineAt }: Pick<Known, 'deadlineAt'>,
  now: number,
  graceMs = deadlineGraceMs,
) => deadlineAt !== null && now > Date.parse(deadlineAt) + graceMs

function ended(run: Known, sighting: Extract<Sighting, { kind: 'ended' }>, now: number): RunChange {
  const { how, reason = null, detail = null, evidence = {}, tasks, output } = sighting
  const rest = { evidence, ...(tasks ? { tasks } : {}), ...(output ? { output } : {}) }
  // It was before the word to stop came through.
  if (how === 'succeeded') return { state: 'succeeded', reason: null, detail: null, ...rest }
  if (run.stopRequestedAt !== null) return { ...stopped, ...rest }
  if (how === 'stopped' && isOverdue(run, now, 0)) return { ...timedOut, ...rest }
  return { state: ends[how], reason, detail, ...rest }
}

const overdue = (sighting: Sighting): RunChange => ({
  ...timedOut,
  evidence: sighting.kind === 'running' ? { stillActive: sighting.active } : { was: sighting.kind },
})

function ofSighting(
  run: Known,
  sighting: Exclude<Sighting, { kind: 'ended' | 'gone' }>,
  now: number,
): RunChange | undefined {
  if (run.stopRequestedAt !== null) {
    if (now - Date.parse(run.stopRequestedAt) < stopMs) return undefined
    const active = sighting.kind === 'running' ? sighting.active : []
    const silent = sighting.kind === 'silent'
    return {
      state: 'stop_unconfirmed',
      reason: 'stop_requested',
      detail: silent
        ? 'It was told to stop, and its runner does not say whether it has'
        : 'It was told to stop, and has not yet',
      evidence: { active, ...(silent ? { silent } : {}) },
    }
  }
  // Nothing is known.
  if (sighting.kind === 'silent') return undefined
  if (sighting.kind === 'unknown')
    return {
      state: run.state,
      reason: 'unknown_state',
      detail: sighting.detail ?? `Its runner calls its state ${sighting.state.slice(0, 100)}`,
      evidence: { state: sighting.state.slice(0, 100) },
    }
  if (sighting.kind === 'waiting') {
    const { reason, detail, evidence = {} } = sighting
    return { state: 'waiting', reason, detail, evidence }
  }
  const tasks = sighting.kind === 'running' && sighting.tasks ? { tasks: sighting.tasks } : {}
  return { state: sighting.kind, reason: null, detail: null, evidence: {}, ...tasks }
}

const differs = (run: Known, told: RunChange): boolean =>
  run.state !== told.state ||
  run.reason !== told.reason ||
  !isDeepStrictEqual(run.evidence, told.evidence) ||
  (told.tasks !== undefined && !isDeepStrictEqual(run.tasks, told.tasks))
