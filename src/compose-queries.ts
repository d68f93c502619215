import { makeQueryRepository } from './adapters/postgres/saved-queries.repository.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeOpenDataset, requireRight } from './datasets/open-dataset.ts'
import type { DatasetRepository } from './datasets/ports.ts'
import type { Cursors } from './paging/cursor.ts'
import { compileTable } from './query/compile-table.ts'
import { makeBrokenQueries } from './saved-queries/broken-queries.ts'
import { makeCreateQuery } from './saved-queries/create-query.ts'
import { makeDeleteQuery } from './saved-queries/delete-query.ts'
import { makeListQueries } from './saved-queries/list-queries.ts'
import { makeGetQuery, makeGetQueryVersion, makeListQueryVersions } from './saved-queries/read-queries.ts'
import { makeRequireQuery } from './saved-queries/require-query.ts'
import { makeRestoreQuery } from './saved-queries/restore-query.ts'
import { makeCheckQuestion, makeShowQuery } from './saved-queries/show-query.ts'
import { makeUpdateQuery } from './saved-queries/update-query.ts'

type Deps = { database: Database; datasets: DatasetRepository; cursors: Cursors }

/** Questions that are kept, with their versions. */
export function composeQueries({ database, datasets, cursors }: Deps) {
  const openDataset = makeOpenDataset({ datasets })
  const queries = makeQueryRepository(database)
  const checkQuestion = makeCheckQuestion({ compileTable })
  const showQuery = makeShowQuery({ checkQuestion })
  const requireQuery = makeRequireQuery({ queries, datasets, requireRight })
  const reading = { queries, requireQuery, showQuery, cursors }
  return {
    requireQuery,
    brokenQueries: makeBrokenQueries({ queries, checkQuestion }),
    useCases: {
      listQueries: makeListQueries({ queries, openDataset, cursors }),
      createQuery: makeCreateQuery({ queries, openDataset, checkQuestion, showQuery }),
      getQuery: makeGetQuery(reading),
      updateQuery: makeUpdateQuery({ queries, requireQuery, checkQuestion, showQuery }),
      deleteQuery: makeDeleteQuery({ queries, requireQuery }),
      listQueryVersions: makeListQueryVersions(reading),
      getQueryVersion: makeGetQueryVersion(reading),
      restoreQuery: makeRestoreQuery({ queries, requireQuery, showQuery }),
    },
  }
}
