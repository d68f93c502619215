import type { DatasetOf } from './dataset-types.ts'
import type { Download, DownloadInput, DownloadOptions } from './download.ts'
import type { CallOptions, Methods, OperationId } from './types.ts'

export type Client = Omit<Methods, 'datasets' | 'exports'> & {
  datasets: Methods['datasets'] & DatasetOf
  exports: Methods['exports'] & {
    /**
     * Rows that are sent at once (`{ path: { slug }, body }`), or the file of an export (`{ path: { id } }`), proven whole
     * at the end. A file goes on where its connection broke off.
     */
    download(input: DownloadInput, options?: DownloadOptions): Promise<Download>
  }
  /**
   * Whether the caller may use an operation, by the server's own answer, which is asked once for each access token.
   * Nobody logged in may use the public ones.
   */
  can(operation: OperationId, options?: CallOptions): Promise<boolean>
}
