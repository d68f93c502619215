import { contract } from '@tg-cloud/contract'
import type { ChangeSchedules } from '../../pipelines/change-schedules.ts'
import { routes } from '../reply.ts'

export type SchedulesUseCases = ChangeSchedules

export const schedulesRoutes = (use: SchedulesUseCases) =>
  routes(contract.schedules, {
    list: async ({ query, context: { caller, pipeline } }) => ({
      status: 200,
      body: await use.listSchedules(caller.userId, pipeline, query),
    }),
    create: async ({ body, context: { caller, pipeline, link } }) => {
      const schedule = await use.createSchedule(caller.userId, pipeline, body)
      const path = `/v1/pipelines/${pipeline.slug}/schedules/${schedule.id}`
      return { status: 201, body: schedule, headers: [['Location', link(path)]] }
    },
    get: async ({ params, context: { pipeline } }) => ({
      status: 200,
      body: await use.getSchedule(pipeline, params.id),
    }),
    update: async ({ params, body, context: { pipeline, expectedVersion } }) => ({
      status: 200,
      body: await use.updateSchedule(pipeline, params.id, body, expectedVersion),
    }),
    delete: async ({ params, context: { pipeline, expectedVersion } }) => {
      await use.removeSchedule(pipeline, params.id, expectedVersion)
      return { status: 204, body: undefined }
    },
  })
