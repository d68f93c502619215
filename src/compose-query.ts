import type { Cursors } from './paging/cursor.ts'
import { makeAggregateDataset } from './query/aggregate-dataset.ts'
import { makeEstimateCost } from './query/estimate-question.ts'
import { makeGetRow } from './query/get-row.ts'
import { makeListValues } from './query/list-values.ts'
import type { QuestionEngine } from './query/ports.ts'
import { makeSearchDataset } from './query/search-dataset.ts'

type Deps = { engine: () => Promise<QuestionEngine>; cursors: Cursors }

/** Questions about the rows of data sets. */
export function composeQuery({ engine: opened, cursors }: Deps) {
  const engine: QuestionEngine = {
    ask: async (dataset, work, signal) => (await opened()).ask(dataset, work, signal),
    size: async (dataset, fields) => (await opened()).size(dataset, fields),
  }
  return {
    searchDataset: makeSearchDataset({ engine, cursors }),
    aggregateDataset: makeAggregateDataset({ engine, cursors }),
    listValues: makeListValues({ engine }),
    estimateCost: makeEstimateCost({ engine }),
    getRow: makeGetRow({ engine }),
  }
}
