import type { Cursors } from './paging/cursor.ts'
import { makeAggregateDataset } from './query/aggregate-dataset.ts'
import type { Answers } from './query/answers.ts'
import { makeEstimateCost } from './query/estimate-question.ts'
import { makeGetRow } from './query/get-row.ts'
import { makeListValues } from './query/list-values.ts'
import type { QuestionEngine } from './query/ports.ts'
import { makeSearchDataset } from './query/search-dataset.ts'

type Deps = {
  engine: () => Promise<QuestionEngine>
  makeAnswers: (engine: QuestionEngine) => Answers
  cursors: Cursors
}

/** Questions about the rows of data sets. */
export function composeQuery({ engine: opened, makeAnswers, cursors }: Deps) {
  const engine: QuestionEngine = {
    revision: async (dataset, signal) => (await opened()).revision(dataset, signal),
    ask: async (dataset, work, signal) => (await opened()).ask(dataset, work, signal),
    size: async (dataset, fields) => (await opened()).size(dataset, fields),
  }
  const answers = makeAnswers(engine)
  return {
    searchDataset: makeSearchDataset({ answers, cursors }),
    aggregateDataset: makeAggregateDataset({ answers, cursors }),
    listValues: makeListValues({ answers }),
    estimateCost: makeEstimateCost({ engine }),
    getRow: makeGetRow({ engine }),
  }
}
