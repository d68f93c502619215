import { strayPlaceholders } from '@tg-cloud/contract/pipelines'
import { limits } from '@tg-cloud/contract/limits'
import { uuidv7 } from 'uuidv7'
import { invalidRequest } from '../errors.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { AdmitRuns } from './admit-runs.ts'
import {
  closedSchema,
  datasetsOf,
  type PipelineChange,
  type PipelineCreate,
  type PipelineRecord,
  type PipelineUpdate,
  union,
} from './pipeline.ts'
import type { PipelineRepository } from './ports.ts'
import type { CheckRunner } from './check-runner.ts'

type Deps = {
  pipelines: PipelineRepository
  checkRunner: CheckRunner
  slugOf: (name: string) => string
  admitRuns: AdmitRuns
}
/** Errors: invalid_request for what this server does not have: folders, secrets, servers, data sets, users. */
export type CreatePipeline = (userId: string, input: PipelineCreate) => Promise<PipelineRecord>
/** Errors: pipeline_not_found, precondition_failed; invalid_request as above. */
export type UpdatePipeline = (
  id: string,
  input: PipelineUpdate,
  expected: ExpectedVersion,
) => Promise<PipelineRecord>

export function makeCreatePipeline({
  pipelines,
  checkRunner,
  slugOf,
}: Omit<Deps, 'admitRuns'>): CreatePipeline {
  return async (userId, { name, runner, parameters, reads = [], writes = [], access, ...rest }) => {
    await checkRunner({ runner, reads, writes, users: access?.users })
    const own = datasetsOf(runner)
    return pipelines.create({
      id: uuidv7(),
      slug: slugOf(name),
      name,
      description: rest.description ?? null,
      runner,
      parameters: closedSchema(parameters),
      reads: union(own.reads, reads),
      writes: union(own.writes, writes),
      access: accessOf(access),
      concurrency: rest.concurrency ?? 1,
      deadlineMs: rest.deadlineMs ?? limits.pipelineDeadlineMs,
      retries: rest.retries ?? 0,
      paused: rest.paused ?? false,
      createdBy: userId,
    })
  }
}

export function makeUpdatePipeline({
  pipelines,
  checkRunner,
  admitRuns,
}: Omit<Deps, 'slugOf'>): UpdatePipeline {
  return async (id, input, expected) => {
    await checkRunner({ ...input, users: input.access?.users })
    const changed = await pipelines.change(id, expected, (current) => changeOf(input, current))
    // It may let more runs go on than before, or none.
    await admitRuns(id)
    return changed
  }
}

function changeOf(input: PipelineUpdate, current: PipelineRecord): PipelineChange {
  const { parameters, access, reads, writes, ...rest } = input
  const change: PipelineChange = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  )
  if (parameters) change.parameters = closedSchema(parameters)
  if (access) change.access = accessOf(access)
  const runner = input.runner ?? current.runner
  const stray = strayPlaceholders(runner, change.parameters ?? current.parameters)
  if (stray.length > 0)
    throw invalidRequest(
      stray.map((path) => ({
        path: input.runner ? ['body.runner', ...path].join('.') : 'body.parameters',
        code: 'not_allowed',
        params: {},
      })),
    )
  if (input.runner || reads || writes) {
    // Those of the task itself go and come with the task.
    const before = datasetsOf(current.runner)
    const own = datasetsOf(runner)
    const without = (list: string[], gone: string[]) => list.filter((slug) => !gone.includes(slug))
    change.reads = union(own.reads, reads ?? without(current.reads, before.reads))
    change.writes = union(own.writes, writes ?? without(current.writes, before.writes))
  }
  return change
}

const accessOf = (access: PipelineCreate['access']): PipelineRecord['access'] => ({
  level: access?.level ?? 'MANAGER',
  users: union((access?.users ?? []).map((id) => id.toLowerCase())),
})
