import type { SchemaChanged } from '@tg-cloud/contract/dataset-schema'
import { limits } from '@tg-cloud/contract/limits'
import type { BrokenQueries } from '../datasets/ports.ts'
import type { QueryRepository } from './ports.ts'
import { type CheckQuestion, faultOf } from './show-query.ts'

type Deps = { queries: Pick<QueryRepository, 'ofDataset'>; checkQuestion: CheckQuestion }

const pageSize = 50

export function makeBrokenQueries({ queries, checkQuestion }: Deps): BrokenQueries {
  return async (dataset, fields) => {
    const { timeField } = dataset
    // A time field that is dropped is none any more.
    const after = {
      fields: [...fields],
      timeField: fields.some(({ name }) => name === timeField) ? timeField : null,
    }
    const broken: SchemaChanged['brokenQueries'] = []
    let last: string | undefined
    for (;;) {
      const page = await queries.ofDataset(dataset.id, last, pageSize)
      for (const query of page) {
        if (faultOf(() => checkQuestion(query, dataset))) continue
        const fault = faultOf(() => checkQuestion(query, after))
        if (fault)
          broken.push({ id: query.id, name: query.name, owner: query.owner, problem: why(fault.issues) })
        if (broken.length === limits.brokenQueriesMax) return broken
      }
      if (page.length < pageSize) return broken
      last = page.at(-1)?.id
    }
  }
}

const why = (issues: readonly { path: string; code: string }[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.replace(/^body\./, '')}: ${code}`)
    .join('; ')
