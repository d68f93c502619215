import type { Operation } from '@tg-cloud/contract/walk'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { RunOnce } from '../idempotency/run-once.ts'
import type { ExpectedVersion } from '../users/ports.ts'
import type { PipelineRecord } from '../pipelines/pipeline.ts'
import type { DatasetOf } from './dataset-of.ts'
import type { PipelineOf } from './pipeline-of.ts'

/** What a request carries beside its validated input; filled by the middleware in the order of app.ts. */
export type RequestContext = {
  requestId: string
  /** Address of the client, behind trusted proxies the one they name. */
  address: string
  userAgent: string | null
  /** The operation that was matched; undefined for an unknown path. */
  operation?: Operation | undefined
  /** Set by authenticate.ts on every operation that is not public. */
  caller: Caller
  /** Set by preconditions.ts on every operation with `ifMatch`. */
  expectedVersion: ExpectedVersion
  /** Leads from a path to its data set, for callers who have a right on it. */
  datasetOf: DatasetOf
  /** Set by reply.ts on every operation that needs a right on a data set. */
  dataset: DatasetRecord
  /** Leads from a path to its pipeline, for callers who may run it. */
  pipelineOf: PipelineOf
  /** Set by reply.ts on every operation whose path leads to a pipeline. */
  pipeline: PipelineRecord
  /** Runs the work of a request that carries an Idempotency-Key at most once. */
  runOnce: RunOnce
  /** How long nothing of a body may arrive, in milliseconds. */
  bodyTimeoutMs: number
  /** How long a client may take for 64 KiB of an answer, in milliseconds. */
  readerTimeoutMs: number
  /** Lifts the limit on the time a whole body takes: for those that are read as a stream. */
  liftBodyTime: () => void
  /** Gives back what the rate limit counted: a repeated answer costs nothing. */
  refund?: () => Promise<void>
  /** Absolute or relative address of a path of ours, for Location and links. */
  link: (path: string) => string
}

/** The operation of a request that was matched; middleware of operations runs only then. */
export function operationOf({ context }: { context: RequestContext }): Operation {
  if (context.operation === undefined) throw new Error('This request was not matched to an operation')
  return context.operation
}

declare global {
  // Express has no other way to type what middleware adds to a request.
  namespace Express {
    interface Request {
      context: RequestContext
    }
  }
}
