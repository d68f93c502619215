import type { DeleteRows } from '../ingest/delete-rows.ts'
import type { ForgetFiles } from './forget-files.ts'

/** A deletion that erases takes the files with it that may have the rows, and stops the exports that may write them. */
export const makeDeleteWithFiles =
  ({ deleteRows, forgetFiles }: { deleteRows: DeleteRows; forgetFiles: ForgetFiles }): DeleteRows =>
  async (request) => {
    const deletion = await deleteRows(request)
    if (deletion.erase && !deletion.dryRun) await forgetFiles({ datasetId: request.dataset.id })
    return deletion
  }
