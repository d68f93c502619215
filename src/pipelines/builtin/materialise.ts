import type { ExportSearch } from '@tg-cloud/contract/export-options'
import type { DatasetRecord } from '../../datasets/dataset.ts'
import type { DatasetRepository } from '../../datasets/ports.ts'
import { datasetNotFound } from '../../errors.ts'
import type { TableQuestion } from '../../query/compile-table.ts'
import type { Source } from '../ports.ts'
import type { LoadOnce } from './load-once.ts'
import type { DoTask } from './task.ts'

/** All rows of one moment that answer a question, as NDJSON. Errors: invalid_request, those of questions. */
export type OpenQuestion = (
  dataset: DatasetRecord,
  question: TableQuestion,
  signal: AbortSignal,
) => Promise<Source>
type Deps = {
  datasets: Pick<DatasetRepository, 'get'>
  openQuestion: OpenQuestion
  loadOnce: LoadOnce
}

/** Loads what answers a question about one data set into another. */
export function makeMaterialise({ datasets, openQuestion, loadOnce }: Deps): DoTask<'materialise'> {
  return async ({ dataset, from, mode, incremental }, run) => {
    const [source, target] = [await datasets.get(from.dataset), await datasets.get(dataset)]
    if (source === undefined || target === undefined) throw datasetNotFound()
    let { search } = from
    if (incremental !== undefined) {
      const since = await latest(target, incremental, run.signal)
      run.log('info', since === null ? 'There are no rows yet: all are taken' : `Rows from ${since} on`)
      if (since !== null) search = rowsSince(search, incremental, since)
    }
    const form = { mediaType: 'application/x-ndjson', encoding: 'identity' }
    const question = { search, aggregate: from.aggregate }
    const query = { mode, onError: 'abort' as const }
    return loadOnce(
      {
        dataset,
        query,
        open: async (signal) => ({ ...(await openQuestion(source, question, signal)), form }),
      },
      run,
    )
  }

  /** The greatest value of a field; null where there is none. */
  async function latest(dataset: DatasetRecord, field: string, signal: AbortSignal): Promise<string | null> {
    const metrics = { latest: { type: 'max' as const, field } }
    const answer = await openQuestion(dataset, { aggregate: { metrics } }, signal)
    try {
      const pieces: Uint8Array[] = []
      for await (const piece of answer.content) pieces.push(piece)
      const text = Buffer.concat(pieces).toString()
      const { latest: value } = JSON.parse(text || '{"latest":null}') as { latest: string | null }
      return value
    } finally {
      await answer.close()
    }
  }
}

/** At the greatest value too: rows of the same time may have come since. */
const rowsSince = (search: ExportSearch | undefined, field: string, value: string): ExportSearch => {
  const since = { op: 'gte' as const, field, value }
  return { ...search, filter: search?.filter ? { op: 'and', filters: [search.filter, since] } : since }
}
