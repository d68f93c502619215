import type { Trigger } from '@tg-cloud/contract/schedules'
import { describe, expect, it } from 'vitest'
import { cronInZone } from '../jobs/next-instant.ts'
import { parametersAt, timesAfter, turnOf } from './schedule.ts'

type Cron = Extract<Trigger, { kind: 'cron' }>
const cron = (expression: string, catchUp: Cron['catchUp'] = 'skip', timeZone = 'UTC'): Cron => ({
  kind: 'cron',
  expression,
  timeZone,
  catchUp,
})
const at = (text: string) => new Date(text)
const turn = (trigger: Trigger, nextAt: string, now: string) =>
  turnOf(trigger, at(nextAt), at(now), cronInZone)

describe('the times of a schedule', () => {
  it('are those of the clocks of its zone, also where they change', () => {
    const trigger = cron('30 2 * * *', 'skip', 'America/New_York')
    const spring = timesAfter(trigger, at('2026-03-07T00:00:00Z'), 3, cronInZone)
    // On the 8th there is no 02:30: right after the gap.
    expect(spring).toEqual([
      at('2026-03-07T07:30:00Z'),
      at('2026-03-08T07:00:00Z'),
      at('2026-03-09T06:30:00Z'),
    ])
    const autumn = timesAfter(
      cron('30 1 * * *', 'skip', 'America/New_York'),
      at('2026-10-31T12:00:00Z'),
      2,
      cronInZone,
    )
    expect(autumn).toEqual([at('2026-11-01T05:30:00Z'), at('2026-11-02T06:30:00Z')])
  })

  it('are none for a data set', () => {
    expect(timesAfter({ kind: 'dataset', dataset: 'a', debounceMs: 0 }, new Date(), 5, cronInZone)).toEqual(
      [],
    )
  })
})

describe('a schedule that is due', () => {
  it('has a run for its time, and is due again at the next', () => {
    for (const catchUp of ['skip', 'run_once', 'run_all'] as const)
      expect(turn(cron('0 * * * *', catchUp), '2026-11-25T03:00:00Z', '2026-11-25T03:00:59Z')).toEqual({
        dueAt: at('2026-11-25T03:00:00Z'),
        next: at('2026-11-25T04:00:00Z'),
      })
  })

  it('makes up for times that no server was there for as it is told to', () => {
    const missed = ['2026-11-22T03:00:00Z', '2026-11-25T03:30:00Z'] as const
    const next = at('2026-11-26T03:00:00Z')
    expect(turn(cron('0 3 * * *', 'skip'), ...missed)).toEqual({ dueAt: undefined, next })
    expect(turn(cron('0 3 * * *', 'run_once'), ...missed)).toEqual({
      dueAt: at('2026-11-25T03:00:00Z'),
      next,
    })
    expect(turn(cron('0 3 * * *', 'run_all'), ...missed)).toEqual({
      dueAt: at('2026-11-22T03:00:00Z'),
      next: at('2026-11-23T03:00:00Z'),
    })
  })

  it('finds the latest time that was missed, however many and however rare', () => {
    const once = (expression: string, from: string) =>
      turn(cron(expression, 'run_once'), from, '2026-11-25T03:30:30Z').dueAt
    expect(once('* * * * *', '2024-01-01T00:00:00Z')).toEqual(at('2026-11-25T03:30:00Z'))
    expect(once('0 12 * * *', '2024-01-01T12:00:00Z')).toEqual(at('2026-11-24T12:00:00Z'))
    expect(once('0 0 1 1 *', '2020-01-01T00:00:00Z')).toEqual(at('2026-01-01T00:00:00Z'))
    expect(once('0 0 29 2 *', '2024-02-29T00:00:00Z')).toEqual(at('2024-02-29T00:00:00Z'))
  })

  it('makes up for seven days at most', () => {
    const { dueAt, next } = turn(cron('0 3 * * *', 'run_all'), '2026-01-01T03:00:00Z', '2026-11-25T02:00:00Z')
    expect([dueAt, next]).toEqual([at('2026-11-18T03:00:00Z'), at('2026-11-19T03:00:00Z')])
    const rare = turn(cron('0 0 1 1 *', 'run_all'), '2025-01-01T00:00:00Z', '2026-11-25T02:00:00Z')
    expect(rare).toEqual({ dueAt: undefined, next: at('2027-01-01T00:00:00Z') })
  })

  it('has a run for a data set, and is due no more until that has a newer version', () => {
    const trigger = { kind: 'dataset', dataset: 'a', debounceMs: 0 } as const
    expect(turn(trigger, '2026-11-25T03:00:00Z', '2026-11-25T05:00:00Z')).toEqual({
      dueAt: at('2026-11-25T03:00:00Z'),
      next: undefined,
    })
  })
})

it('a parameter that is a date is the day in the zone of the schedule', () => {
  const dates = {
    dateParameters: { day: { days: -1 }, today: { days: 0 } },
    parameters: { day: 'x', mode: 'append' },
  }
  const seoul = { ...dates, trigger: cron('0 0 * * *', 'skip', 'Asia/Seoul') }
  expect(parametersAt(seoul, at('2026-11-24T21:30:00Z'))).toEqual({
    day: '2026-11-24',
    today: '2026-11-25',
    mode: 'append',
  })
  expect(parametersAt({ ...dates, trigger: cron('0 0 * * *') }, at('2026-11-24T21:30:00Z')).day).toBe(
    '2026-11-23',
  )
})
