import type { Caller } from '../auth/session.ts'
import type { OpenDataset } from '../datasets/open-dataset.ts'
import { pipelineForbidden } from '../errors-pipelines.ts'
import { AppError } from '../errors.ts'
import type { UserRepository } from '../users/ports.ts'

type Deps = { users: Pick<UserRepository, 'get'>; openDataset: OpenDataset }
type Touched = { reads: readonly string[]; writes: readonly string[] }
/** Refuses a user who lacks a right on a data set that work touches. Errors: pipeline_forbidden. */
export type RequireRights = (userId: string, touched: Touched) => Promise<Caller>

export function makeRequireRights({ users, openDataset }: Deps): RequireRights {
  return async (userId, { reads, writes }) => {
    const user = await users.get(userId)
    if (user === undefined || user.disabledAt !== null) throw pipelineForbidden('Its user is disabled')
    const caller: Caller = { userId, level: user.level, sessionId: undefined }
    const require = (slug: string, right: 'read' | 'write') =>
      openDataset(caller, slug, right).catch((error: unknown) => {
        const { code } = error instanceof AppError ? error : { code: undefined }
        if (code === 'dataset_not_found')
          throw pipelineForbidden(`There is no data set ${slug} that you may read`)
        if (code === 'dataset_read_only')
          throw pipelineForbidden(`The data set ${slug} is an index of others: its rows can only be read`)
        if (code === 'dataset_forbidden') throw pipelineForbidden(`You may not write the data set ${slug}`)
        throw error
      })
    for (const slug of writes) await require(slug, 'write')
    for (const slug of reads) await require(slug, 'read')
    return caller
  }
}
