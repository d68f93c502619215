import { AppError } from '../errors.ts'
import type { PipelineRepository } from './ports.ts'
import { ringOf } from './ring.ts'
import { parametersAt, type ReadCron, type ScheduleRecord, turnOf } from './schedule.ts'
import type { ScheduleRepository, Turn } from './schedule-ports.ts'
import type { StartRun } from './start-run.ts'

type Deps = {
  schedules: ScheduleRepository
  pipelines: Pick<PipelineRepository, 'get'>
  startRun: StartRun
  readCron: ReadCron
  log: (line: string) => void
}

// Runs made in one round; what is left comes in the next.
const mostInRound = 100

const withoutEnd = (dataset: string, ring: readonly string[]) =>
  `A new version of ${dataset} would start itself again without end, by ${ring.join(', ')}`.slice(0, 1_000)

/**
 * One round: makes the runs that are due. A run and the word that its time is over commit together, so that each time
 * makes one run, whatever dies, and however many processes do this.
 */
export function makeKeepSchedules({ schedules, pipelines, startRun, readCron, log }: Deps) {
  async function begin(schedule: ScheduleRecord, dueAt: Date): Promise<Turn> {
    const { id, pipeline: slug, trigger, createdBy: userId } = schedule
    try {
      const pipeline = await pipelines.get(slug)
      if (pipeline === undefined) throw new Error('Its pipeline is gone')
      // Pipelines are changed after their schedules were made.
      const ring = trigger.kind === 'dataset' && ringOf(trigger.dataset, pipeline, await schedules.chains())
      if (ring) return { dueAt, run: null, problem: withoutEnd(trigger.dataset, ring) }
      const kind = trigger.kind === 'cron' ? 'schedule' : 'dataset_event'
      const detail = trigger.kind === 'cron' ? trigger.expression : trigger.dataset
      // What it did is undone when it fails, and the rest of the transaction goes on.
      const run = await schedules.transaction(() =>
        startRun({
          pipeline,
          input: { parameters: parametersAt(schedule, dueAt) },
          startedBy: { kind, userId, scheduleId: id, detail },
          dueAt,
        }),
      )
      return { dueAt, run: run.id, problem: null }
    } catch (error) {
      if (error instanceof AppError && error.code === 'unavailable') throw error
      const problem = error instanceof AppError ? error.message : 'The run could not be made'
      log(`Schedule ${id} of ${slug}: ${(error as Error).message}`)
      return { dueAt, run: null, problem: problem.slice(0, 1_000) }
    }
  }

  // Zones come and go with the data of Node: one schedule that cannot be read keeps no other waiting.
  function turn({ id, trigger }: ScheduleRecord, nextAt: Date, now: Date) {
    try {
      return turnOf(trigger, nextAt, now, readCron)
    } catch (error) {
      log(`Schedule ${id} is due no more: ${(error as Error).message}`)
      return { dueAt: undefined, next: undefined }
    }
  }

  /** Answers whether there was one. */
  const one = () =>
    schedules.transaction(async () => {
      const taken = await schedules.takeDue()
      if (taken === undefined) return false
      const { schedule, nextAt, now } = taken
      const { dueAt, next } = turn(schedule, nextAt, now)
      await schedules.moveOn(schedule.id, next, dueAt && (await begin(schedule, dueAt)))
      return true
    })

  return async (): Promise<void> => {
    await schedules.notice()
    for (let made = 0; made < mostInRound && (await one()); made++);
  }
}
