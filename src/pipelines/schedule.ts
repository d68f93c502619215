import { limits } from '@tg-cloud/contract/limits'
import type { Schedule, Trigger } from '@tg-cloud/contract/schedules'
import type { CronInZone } from '../jobs/next-instant.ts'
import { dateText } from '../values/calendar.ts'
import { dayAt } from '../values/zone.ts'

/** A schedule as it is stored; its next times are told from its trigger. */
export type ScheduleRecord = Omit<Schedule, 'next'> & {
  pipelineId: string
  /** When it is due; null: nobody knows yet, or never. */
  nextAt: string | null
}
export type NewSchedule = Pick<ScheduleRecord, 'id' | 'pipelineId' | 'createdBy'> & ScheduleChange
/** `nextAt` belongs to the trigger: both are written, or neither. */
export type ScheduleChange = Pick<ScheduleRecord, 'trigger' | 'parameters' | 'dateParameters' | 'paused'> & {
  nextAt: Date | null
}

/** Errors: RangeError for what is no cron expression or no zone. */
export type ReadCron = (expression: string, zone: string) => CronInZone

// Later than this it was missed: no server ran when it was due.
const missedAfterMs = 60_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The times of a schedule after an instant. */
export function timesAfter(trigger: Trigger, after: Date, count: number, readCron: ReadCron): Date[] {
  if (trigger.kind !== 'cron') return []
  const cron = readCron(trigger.expression, trigger.timeZone)
  const times: Date[] = []
  for (let at = cron.next(after); at !== undefined && times.length < count; at = cron.next(at)) times.push(at)
  return times
}

/**
 * Of a schedule that was due at `nextAt`: for which time a run is made now, if for any, and when the schedule is due
 * next. Times that no server was there for are made up for as the trigger says.
 */
export function turnOf(
  trigger: Trigger,
  nextAt: Date,
  now: Date,
  readCron: ReadCron,
): { dueAt: Date | undefined; next: Date | undefined } {
  if (trigger.kind !== 'cron') return { dueAt: nextAt, next: undefined }
  const cron = readCron(trigger.expression, trigger.timeZone)
  if (now.getTime() - nextAt.getTime() <= missedAfterMs) return { dueAt: nextAt, next: cron.next(nextAt) }
  if (trigger.catchUp === 'run_all') {
    const oldest = new Date(now.getTime() - limits.catchUpMs)
    const dueAt = nextAt < oldest ? cron.next(oldest) : nextAt
    if (dueAt && dueAt <= now) return { dueAt, next: cron.next(dueAt) }
    return { dueAt: undefined, next: dueAt }
  }
  const dueAt = trigger.catchUp === 'run_once' ? latest(cron, nextAt, now) : undefined
  return { dueAt, next: cron.next(now) }
}

/** The last of the times from `first` until now. Short spans are looked through first: there may be a time a minute. */
function latest(cron: CronInZone, first: Date, now: Date): Date {
  for (const span of [hourMs, dayMs, 32 * dayMs, 367 * dayMs]) {
    let found: Date | undefined
    const from = Math.max(now.getTime() - span, first.getTime())
    for (let at = cron.next(new Date(from)); at !== undefined && at <= now; at = cron.next(at)) found = at
    if (found) return found
    if (from === first.getTime()) break
  }
  return first
}

/** The parameters of a run that is due at an instant, with those that are its day. */
export function parametersAt(
  { trigger, parameters, dateParameters }: Pick<ScheduleRecord, 'trigger' | 'parameters' | 'dateParameters'>,
  at: Date,
): Record<string, unknown> {
  const zone = trigger.kind === 'cron' ? trigger.timeZone : 'UTC'
  const today = dayAt(zone, at.getTime())
  const dates = Object.entries(dateParameters).map(([name, { days }]) => [name, dateText(today + days)])
  return { ...parameters, ...(Object.fromEntries(dates) as Record<string, string>) }
}
