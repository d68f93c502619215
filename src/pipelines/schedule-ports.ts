import type { Position } from '../paging/page.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { Chain } from './ring.ts'
import type { NewSchedule, ScheduleChange, ScheduleRecord } from './schedule.ts'

/** What came of a time at which a schedule was due. */
export type Turn = { dueAt: Date; run: string | null; problem: string | null }

export type ScheduleRepository = {
  /** The oldest first. */
  list(pipelineId: string, limit: number, after: Position | undefined): Promise<ScheduleRecord[]>
  get(pipelineId: string, id: string): Promise<ScheduleRecord | undefined>
  /** Errors: schedule_limit. */
  create(schedule: NewSchedule): Promise<ScheduleRecord>
  /** Nothing else changes it meanwhile. Errors: schedule_not_found, precondition_failed. */
  change(
    pipelineId: string,
    id: string,
    expected: ExpectedVersion,
    decide: (current: ScheduleRecord) => ScheduleChange,
  ): Promise<ScheduleRecord>
  /** Errors: schedule_not_found, precondition_failed. */
  remove(pipelineId: string, id: string, expected: ExpectedVersion): Promise<void>
  /** What new versions start now. */
  chains(): Promise<Chain[]>
  /** Sees which data sets have a new version, and when their schedules are due for that. */
  notice(): Promise<void>
  /** Everything inside commits together or not at all. */
  transaction<T>(work: () => Promise<T>): Promise<T>
  /** One that is due, which nobody else has; it stays so until the transaction ends. */
  takeDue(): Promise<{ schedule: ScheduleRecord; nextAt: Date; now: Date } | undefined>
  moveOn(id: string, next: Date | undefined, turn: Turn | undefined): Promise<void>
}
