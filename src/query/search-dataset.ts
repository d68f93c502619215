import type { Completeness } from '@tg-cloud/contract/completeness'
import { limits } from '@tg-cloud/contract/limits'
import type { SearchAnswer, SearchQuestion } from '@tg-cloud/contract/search'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { ReadRow } from '../datasets/row-engine.ts'
import type { Cursors } from '../paging/cursor.ts'
import { anyAge, type Answers, type AskOptions } from './answers.ts'
import { type CompiledSearch, compileSearch } from './compile-search.ts'
import { exactUnlessDoubted } from './doubts.ts'
import { withDeadline } from '../turns/deadline.ts'
import { readFacet } from './facets.ts'
import { makeRowHighlight } from './highlight-rows.ts'
import { type PlaceValue, placeText, placeValue } from './place.ts'
import type { RowView } from './ports.ts'
import { headOf } from './question.ts'
import { columnOf, makeBytesOf, makeRowArray, makeRowObject } from './shape-rows.ts'

type Deps = { answers: Answers; cursors: Cursors }
/** Errors: invalid_request, cursor_invalid, cursor_mismatch, query_timeout, question_too_large. */
export type SearchDataset = (
  dataset: DatasetRecord,
  userId: string,
  question: SearchQuestion,
  options: AskOptions & {
    /** Where the question stands in the request; `body` unless named. */
    part?: string
  },
) => Promise<SearchAnswer>

/** Where a page begins, and whether it is read forwards from there or backwards. */
type Place = { backwards: boolean; row: string; cells: PlaceValue[] }

export function makeSearchDataset({ answers, cursors }: Deps): SearchDataset {
  return async (dataset, userId, question, { signal, freshness = anyAge, part }) => {
    const begun = performance.now()
    const search = compileSearch(dataset, question, part)
    const { filter, sort } = question
    const scope = { userId, operation: 'query.search', parameters: { dataset: dataset.id, filter, sort } }
    const place = question.cursor === undefined ? undefined : placeOf(cursors.decode(scope, question.cursor))
    const cursorAt = (texts: string[] | null) => texts && cursors.encode(scope, texts)
    const compiled = ['search', search, place ?? null]

    return withDeadline(question.timeoutMs ?? limits.queryMs, signal, async (late) => {
      const asking = { dataset, compiled, signal: late, freshness }
      const { answer, version, cache } = await answers(asking, (view) => answerOf(view, search, place))
      const { next, previous, ...rest } = answer
      const cursorsBeside = { nextCursor: cursorAt(next), previousCursor: cursorAt(previous) }
      return { ...headOf(dataset, version, begun), ...rest, ...cursorsBeside, cache }
    })
  }
}

/** The answer as all are told it who may ask: with places in place of cursors, which are each caller's own. */
async function answerOf(view: RowView, search: CompiledSearch, place: Place | undefined) {
  const page = await readPage(view, search, place)
  const shape = (search.asArrays ? makeRowArray : makeRowObject)(search.columns, view.ingestOf)
  const isAll = place === undefined && !page.more.forwards
  const total = await countOf(view, search, isAll ? page.rows.length : undefined)
  const facets = []
  for (const facet of search.facets) facets.push(await readFacet(view, facet))
  const placeAt = (row: ReadRow | undefined, backwards: boolean) =>
    row === undefined ? null : placeTexts(search, row, backwards)
  return {
    completeness: page.completeness,
    columns: search.columns.map(columnOf),
    rows: page.rows.map((row): unknown => shape(row)),
    total,
    next: page.more.forwards ? placeAt(page.rows.at(-1), false) : null,
    previous: page.more.backwards ? placeAt(page.rows[0], true) : null,
    ...(search.highlighted.length > 0 ? { highlights: page.rows.map(makeRowHighlight(search)) } : {}),
    ...(facets.length > 0 ? { facets } : {}),
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
    : exactUnlessDoubted(view)
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
