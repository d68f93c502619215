import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import {
  type AggregateAnswer,
  type AggregateQuestion,
  AggregateAnswers,
  AggregateQuestions,
} from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'
import { SearchAnswer, SearchQuestion, ValuesAnswer, ValuesQuery } from '@tg-cloud/contract/search'
import { aRecord } from '../../../test/dataset-record.ts'
import { aLoad, type BodyRow, sendRows } from '../../../test/row-engine/rows.ts'
import type { Cell, Scalar } from '../../datasets/cell.ts'
import type { DatasetRecord } from '../../datasets/dataset.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import { makeCursors } from '../../paging/cursor.ts'
import { makeValueReader } from '../../values/value-reader.ts'
import { makeAggregateDataset } from '../aggregate-dataset.ts'
import type { TableQuestion } from '../compile-table.ts'
import { makeGetRow } from '../get-row.ts'
import { makeListValues } from '../list-values.ts'
import type { QuestionEngine } from '../ports.ts'
import { makeSearchDataset } from '../search-dataset.ts'
import type { Row } from './oracle/values.ts'
import { readTable } from './read-table.ts'
import { makeTwiceAnswers } from './twice-answers.ts'

export type Engine = RowEngine & QuestionEngine
/** Rows of one load by name of field; what is left out has no value. */
export type Body = readonly (Row | 'refused')[]
export type World = ReturnType<typeof worldOf>

const chunkRows = 50
const never = new AbortController().signal
const options = { signal: never }
const callerId: string = randomUUID()

/** A data set with these loads, what it may be asked, and the rows that answers are to be about. */
export async function makeWorld(
  engine: Engine,
  fields: readonly Field[],
  loads: readonly Body[],
): Promise<World> {
  const dataset = aRecord({
    id: randomUUID(),
    slug: 'conformance',
    fields: [...fields],
    timeField: fields.find(({ type }) => type === 'timestamp')?.name ?? null,
    owner: { id: callerId, name: 'Somebody' },
  })
  await engine.create(dataset)
  const rows: Row[] = []
  for (const [i, body] of loads.entries()) {
    const load = aLoad(dataset, i + 1)
    await sendRows(engine, load, bodyOf(body, fields), chunkRows)
    await engine.finishLoad(load, i + 2)
    for (const [k, row] of body.entries())
      if (row !== 'refused')
        rows.push({ $row: `${i + 1}-${k + 1}`, $ingest: load.ingestId, $version: i + 2, ...row })
  }
  return worldOf(engine, { dataset, rows })
}

/** What a data set that is there may be asked. */
export function worldOf(engine: QuestionEngine, { dataset, rows }: { dataset: DatasetRecord; rows: Row[] }) {
  const cursors = makeCursors(createSecretKey(randomBytes(32)))
  const deps = { engine, answers: makeTwiceAnswers(engine), cursors }
  const [searchRows, aggregateRows] = [makeSearchDataset(deps), makeAggregateDataset(deps)]
  const [listValues, getRow] = [makeListValues(deps), makeGetRow(deps)]
  const search = async (question: SearchQuestion, userId = callerId) =>
    SearchAnswer.parse(await searchRows(dataset, userId, SearchQuestion.parse(question), options))
  const aggregate = async (questions: AggregateQuestions) =>
    AggregateAnswers.parse(
      await aggregateRows(dataset, callerId, AggregateQuestions.parse(questions), options),
    )
  return {
    dataset,
    fields: dataset.fields,
    rows,
    engine,
    search,
    aggregate,
    /** One question alone. */
    async groups(
      question: AggregateQuestion,
      filter?: AggregateQuestions['filter'],
    ): Promise<AggregateAnswer> {
      const { aggregates } = await aggregate({ filter, aggregates: { one: question } })
      return aggregates['one']!
    },
    values: async (name: string, query: { prefix?: string; limit?: number } = {}) =>
      ValuesAnswer.parse(await listValues(dataset, name, ValuesQuery.parse(query), options)),
    /** See `readTable`. */
    table: (question: TableQuestion, first?: number) => readTable(engine, dataset, question, first),
    row: (id: string) => getRow(dataset, id, never),
    /** `$row` of the rows of a filter. */
    async found(filter: SearchQuestion['filter']): Promise<unknown[]> {
      const { rows: found } = await search({ filter, fields: ['$row'], rowFormat: 'array', limit: 10_000 })
      return found.map((row) => (row as unknown[])[0])
    },
  }
}

export const bodyOf = (body: Body, fields: readonly Field[]): BodyRow[] =>
  body.map((row) => cellsOf(row, fields))
const cellsOf = (row: Row | 'refused', fields: readonly Field[]): BodyRow =>
  row === 'refused' ? row : fields.map((field) => cellOf(field, row[field.name] ?? null))

function cellOf(field: Field, value: unknown): Cell {
  if (value === null) return null
  if (field.type === 'json') return JSON.stringify(value)
  const { fromJson } = makeValueReader(field)
  const read = (one: unknown) => fromJson(one) as Scalar
  return Array.isArray(value) ? value.map(read) : read(value)
}
