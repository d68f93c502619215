import type { DatasetOf } from './dataset-types.ts'
import type { CallOptions, Methods, OperationId } from './types.ts'

export type Client = Omit<Methods, 'datasets'> & {
  datasets: Methods['datasets'] & DatasetOf
  /**
   * Whether the caller may use an operation, by the server's own answer, which is asked once for each access token.
   * Nobody logged in may use the public ones.
   */
  can(operation: OperationId, options?: CallOptions): Promise<boolean>
}
