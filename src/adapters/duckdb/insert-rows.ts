import type { Field } from '@tg-cloud/contract/fields'
import type { Chunk, Load } from '../../datasets/row-engine.ts'
import type { WriteSession } from './connections.ts'
import { rowBits } from '../../values/row-id.ts'
import { number } from './session.ts'
import { columnsOf, hasWords, quoted, rowTable, stageTable, wordsColumn } from './tables.ts'
import { wordsOf } from './words-function.ts'
import type { FedField } from './write-vectors.ts'

/** Rows of a data set with keys wait aside until their load is finished; others lie among the rows, in no answer. */
export const tableOf = ({ dataset, number }: Load): string =>
  dataset.primaryKey.length > 0 ? stageTable(dataset.id, number) : rowTable(dataset.id)

/** Rows of a chunk, those that are read here and those that lie in a file. */
export async function insertRows(session: WriteSession, load: Load, chunk: Chunk): Promise<void> {
  const { columns, rowNumbers, file } = chunk
  const { dataset } = load
  const fields: Field[] = [{ name: '_row', type: 'int' }, ...dataset.fields]
  const begin = BigInt(load.number) << BigInt(rowBits)
  const stored = ['_load', '_row', ...columnsOf(dataset.fields)].join()
  const texts = dataset.fields.filter(hasWords)
  const textColumns = columns.filter((_, i) => texts.includes(dataset.fields[i] as Field))
  const count = rowNumbers.length
  await session.insert(
    `${tableOf(load)} (${stored})
      SELECT ${load.number}, * REPLACE (${begin} + _row::BIGINT AS _row) FROM fed()`,
    { fields: [...fields, ...texts.map(asWords)], columns: [rowNumbers, ...columns, ...textColumns], count },
  )
  if (file === undefined) return
  const names = fields.map(({ name }) => quoted(name)).join()
  const words = texts.map((field) => `, ${wordsOf(field)}`).join('')
  const [inserted] = await session.rows(
    `INSERT INTO ${tableOf(load)} (${stored})
      SELECT ${load.number}, * REPLACE (${begin} + _row AS _row)${words} FROM (${file.sql}) AS file(${names})`,
  )
  // Nothing has changed the file since its rows were counted.
  if (number(inserted?.['Count']) !== file.count)
    throw new Error('A file gave other rows than were found in it')
}

/** The words of a field of type text, made of its values. */
export const asWords = (field: Field): FedField => ({
  ...field,
  name: wordsColumn(field.name),
  asWords: true,
})
