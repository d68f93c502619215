import { levelAllows } from '@tg-cloud/contract/levels'
import { type OperationMetadata, refusalOf } from '@tg-cloud/contract/operation'
import type { Caller } from '../auth/session.ts'
import type { PipelineRecord } from './pipeline.ts'

/** The one rule of who may see and run a pipeline. Lists ask it of the database in SQL. */
export const mayRun = (
  { access }: Pick<PipelineRecord, 'access'>,
  { userId, level }: Pick<Caller, 'userId' | 'level'>,
): boolean => level === 'ADMIN' || levelAllows(level, access.level) || access.users.includes(userId)

type Listed = { id: string; metadata: Pick<OperationMetadata, 'access' | 'sessionOnly' | 'pipeline'> }
/** operationIds of those of these operations whose path leads to a pipeline that the caller may call. */
export type AllowedOnPipelines = (caller: Caller, operations: readonly Listed[]) => string[]

export const allowedOnPipelines: AllowedOnPipelines = (caller, operations) =>
  operations
    .filter(({ metadata }) => metadata.pipeline !== undefined && refusalOf(metadata, caller) === undefined)
    .map(({ id }) => id)
