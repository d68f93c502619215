import { type Completeness, exact } from '@tg-cloud/contract/completeness'
import { limits } from '@tg-cloud/contract/limits'
import type { SearchAnswer, SearchQuestion } from '@tg-cloud/contract/search'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { Cursors } from '../paging/cursor.ts'
import { type CompiledSearch, compileSearch } from './compile-search.ts'
import { withDeadline } from '../turns/deadline.ts'
import { readFacet } from './facets.ts'
import { makeRowHighlight } from './highlight-rows.ts'
import { type PlaceValue, placeText, placeValue } from './place.ts'
import type { QuestionEngine, RowView } from './ports.ts'
import { headOf } from './question.ts'
import { columnOf, makeBytesOf, makeRowArray, makeRowObject } from './shape-rows.ts'

type Deps = { engine: Pick<QuestionEngine, 'ask'>; cursors: Cursors }
/** Errors: invalid_request, cursor_invalid, cursor_mismatch, query_timeout, question_too_large. */
export type SearchDataset = (
  dataset: DatasetRecord,
  userId: string,
  question: SearchQuestion,
  options: {
    signal: AbortSignal
    /** Where the question stands in the request; `body` unless named. */
    part?: string
  },
) => Promise<SearchAnswer>

/** Where a page begins, and whether it is read forwards from there or backwards. */
type Place = { backwards: boolean; row: string; cells: PlaceValue[] }

export function makeSearchDataset({ engine, cursors }: Deps): SearchDataset {
  return async (dataset, userId, question, { signal, part }) => {
    const begun = performance.now()
    const search = compileSearch(dataset, question, part)
    const { filter, sort, highlight } = question
    const scope = { userId, operation: 'query.search', parameters: { dataset: dataset.id, filter, sort } }
    const place = question.cursor === undefined ? undefined : placeOf(cursors.decode(scope, question.cursor))
    const cursorAt = (row: ReadRow | undefined, backwards: boolean) =>
      row === undefined ? null : cursors.encode(scope, placeTexts(search, row, backwards))

    return withDeadline(question.timeoutMs ?? limits.queryMs, signal, (late) =>
      engine.ask(
        dataset,
        async (view) => {
          const page = await readPage(view, search, place)
          const shape = (search.asArrays ? makeRowArray : makeRowObject)(search.columns, view.ingestOf)
          const isAll = place === undefined && !page.more.forwards
          const total = await countOf(view, search, isAll ? page.rows.length : undefined)
          const facets = []
          for (const facet of search.facets) facets.push(await readFacet(view, facet))
          return {
            ...headOf(dataset, view, begun),
            completeness: page.completeness,
            columns: search.columns.map(columnOf),
            rows: page.rows.map((row): unknown => shape(row)),
            total,
            nextCursor: page.more.forwards ? cursorAt(page.rows.at(-1), false) : null,
            previousCursor: page.more.backwards ? cursorAt(page.rows[0], true) : null,
            ...(highlight ? { highlights: page.rows.map(makeRowHighlight(search)) } : {}),
            ...(facets.length > 0 ? { facets } : {}),
          }
        },
        late,
      ),
    )
  }
}

async function readPage(view: RowView, search: CompiledSearch, place: Place | undefined) {
  const backwards = place?.backwards ?? false
  const plan = {
    filter: search.filter,
    fields: search.read,
    sort: backwards
      ? search.sort.map((key) => ({ ...key, descending: !key.descending, nullsFirst: !key.nullsFirst }))
      : search.sort,
    rowDescending: search.rowDescending !== backwards,
    after: place && { cells: place.cells, row: place.row },
    // One more than asked for tells whether there is more.
    limit: search.limit + 1,
  }
  const bytesOf = makeBytesOf(search.columns, search.asArrays)
  const rows: ReadRow[] = []
  let [bytes, full] = [0, false]
  reading: for await (const part of view.search(plan))
    for (const row of part) {
      bytes += bytesOf(row)
      full = rows.length > 0 && bytes > limits.answerBytes
      if (full) break reading
      rows.push(row)
    }
  const more = full || rows.length > search.limit
  rows.splice(search.limit)
  if (backwards) rows.reverse()
  const completeness: Completeness = full
    ? { kind: 'truncated', reason: 'answerBytes', bound: limits.answerBytes }
    : exact
  return {
    rows,
    completeness,
    more: { forwards: backwards || more, backwards: backwards ? more : place !== undefined },
  }
}

/** `found`: how many there are, where that is known. */
async function countOf(
  view: RowView,
  { filter, total }: CompiledSearch,
  found: number | undefined,
): Promise<SearchAnswer['total']> {
  if (total === 'none') return null
  if (total === 'exact') return { rows: found ?? (await view.count(filter)), kind: 'exact' }
  const rows = found ?? (await view.count(filter, total.upTo + 1))
  return rows > total.upTo ? { rows: total.upTo, kind: 'lower_bound' } : { rows, kind: 'exact' }
}

function placeTexts(search: CompiledSearch, { row, cells }: ReadRow, backwards: boolean): string[] {
  const values = search.sort.map(
    ({ field }) => cells[search.read.findIndex(({ name }) => name === field.name)],
  )
  return [backwards ? 'back' : 'on', row, ...values.map((value) => placeText((value ?? null) as PlaceValue))]
}

const placeOf = ([direction, row = '', ...cells]: string[]): Place => ({
  backwards: direction === 'back',
  row,
  cells: cells.map(placeValue),
})
