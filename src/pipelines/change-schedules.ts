import { uuidv7 } from 'uuidv7'
import { limits } from '@tg-cloud/contract/limits'
import type { Issue } from '@tg-cloud/contract/problem'
import type { Schedule, ScheduleCreate, ScheduleUpdate, Trigger } from '@tg-cloud/contract/schedules'
import type { DatasetRepository } from '../datasets/ports.ts'
import { scheduleNotFound } from '../errors-pipelines.ts'
import { invalidRequest } from '../errors.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type Page, type PageQuery, readPage } from '../paging/page.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { PipelineRecord } from './pipeline.ts'
import { ringOf } from './ring.ts'
import { resolveWork } from './resolve-work.ts'
import {
  parametersAt,
  type ReadCron,
  type ScheduleChange,
  type ScheduleRecord,
  timesAfter,
} from './schedule.ts'
import type { ScheduleRepository } from './schedule-ports.ts'

type Deps = {
  schedules: ScheduleRepository
  datasets: Pick<DatasetRepository, 'get'>
  readCron: ReadCron
  cursors: Cursors
}
/** Errors: invalid_request for what no run could be made with; schedule_limit, schedule_not_found, precondition_failed. */
export type ChangeSchedules = {
  listSchedules(userId: string, pipeline: PipelineRecord, page: PageQuery): Promise<Page<Schedule>>
  getSchedule(pipeline: PipelineRecord, id: string): Promise<Schedule>
  createSchedule(userId: string, pipeline: PipelineRecord, input: ScheduleCreate): Promise<Schedule>
  updateSchedule(
    pipeline: PipelineRecord,
    id: string,
    input: ScheduleUpdate,
    expected: ExpectedVersion,
  ): Promise<Schedule>
  removeSchedule(pipeline: PipelineRecord, id: string, expected: ExpectedVersion): Promise<void>
}

export function makeChangeSchedules({ schedules, datasets, readCron, cursors }: Deps): ChangeSchedules {
  const next = (trigger: Trigger, count: number) => timesAfter(trigger, new Date(), count, readCron)
  const shown = ({ pipelineId: _, nextAt: __, ...schedule }: ScheduleRecord): Schedule => ({
    ...schedule,
    next: schedule.paused ? [] : next(schedule.trigger, limits.nextTimes).map((at) => at.toISOString()),
  })

  async function checkTrigger(trigger: Trigger, pipeline: PipelineRecord): Promise<void> {
    const refuse = (member: string, rest: Pick<Issue, 'code' | 'params'>) => {
      throw invalidRequest([{ path: `body.trigger.${member}`, ...rest }])
    }
    if (trigger.kind === 'cron') {
      try {
        readCron(trigger.expression, trigger.timeZone)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        refuse('expression', { code: 'invalid_format', params: { format: 'cron' } })
      }
      return
    }
    const { dataset } = trigger
    if ((await datasets.get(dataset)) === undefined) refuse('dataset', { code: 'not_allowed', params: {} })
    const ring = ringOf(dataset, pipeline, await schedules.chains())
    if (ring) refuse('dataset', { code: 'without_end', params: { pipelines: ring.join(', ') } })
  }

  /** The whole of it, as a run could be made with. */
  function checked(pipeline: PipelineRecord, schedule: Omit<ScheduleChange, 'nextAt'>): ScheduleChange {
    resolveWork(pipeline, parametersAt(schedule, new Date()))
    return { ...schedule, nextAt: schedule.paused ? null : (next(schedule.trigger, 1)[0] ?? null) }
  }

  return {
    async listSchedules(userId, { id: pipelineId }, page) {
      const { items, nextCursor } = await readPage({
        page,
        cursors,
        scope: { userId, operation: 'schedules.list', parameters: { pipelineId } },
        read: (limit, after) => schedules.list(pipelineId, limit, after),
        positionOf: ({ createdAt, id }) => ({ value: createdAt, id }),
      })
      return { items: items.map(shown), nextCursor }
    },

    async getSchedule({ id: pipelineId }, id) {
      const found = await schedules.get(pipelineId, id)
      if (found === undefined) throw scheduleNotFound()
      return shown(found)
    },

    async createSchedule(userId, pipeline, input) {
      const { trigger, parameters = {}, dateParameters = {}, paused = false } = input
      await checkTrigger(trigger, pipeline)
      const rest = checked(pipeline, { trigger, parameters, dateParameters, paused })
      return shown(
        await schedules.create({ id: uuidv7(), pipelineId: pipeline.id, createdBy: userId, ...rest }),
      )
    },

    async updateSchedule(pipeline, id, input, expected) {
      if (input.trigger) await checkTrigger(input.trigger, pipeline)
      const changed = await schedules.change(pipeline.id, id, expected, (current) =>
        checked(pipeline, {
          trigger: input.trigger ?? current.trigger,
          parameters: input.parameters ?? current.parameters,
          dateParameters: input.dateParameters ?? current.dateParameters,
          paused: input.paused ?? current.paused,
        }),
      )
      return shown(changed)
    },

    removeSchedule: ({ id: pipelineId }, id, expected) => schedules.remove(pipelineId, id, expected),
  }
}
