import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, Columns, DatasetShape } from '../../datasets/cell.ts'
import { cellTextOf } from './field-text.ts'
import { makeKeyText } from './key-text.ts'
import { rowDigits } from './row-number.ts'

/** Where a row stands: the load that wrote it last, the load and row where it first came from, what took its place. */
export type RowPlace = { load: number; from: number; at: number; gone?: number | undefined }

/** The document of the k-th row of columns, as JSON text. */
export type DocumentText = (columns: Columns, k: number, place: RowPlace) => string

/** Made once for a data set: it walks through no schema again. */
export function makeDocumentText({ fields, primaryKey }: Omit<DatasetShape, 'id'>): DocumentText {
  const texts = fields.map(cellTextOf)
  const keyText = makeKeyText({ fields, primaryKey })
  const noted = fields.flatMap((field, i) => notesOf(field, i))
  return (columns, k, { load, from, at, gone }) => {
    let text = `{"$row":${rowDigits(from, at)},"$load":${load}`
    if (gone !== undefined) text += `,"$gone":${gone}`
    if (keyText) text += `,"$key":${JSON.stringify(keyText(columns, k))}`
    let [has, negative] = ['', '']
    for (const { i, name, isNoted, isHas } of noted) {
      if (!isNoted(columns[i]?.[k] ?? null)) continue
      if (isHas) has += `,${name}`
      else negative += `,${name}`
    }
    if (has !== '') text += `,"$has":[${has.slice(1)}]`
    if (negative !== '') text += `,"$neg":[${negative.slice(1)}]`
    for (let i = 0; i < texts.length; i++) {
      const cell = columns[i]?.[k] ?? null
      if (cell !== null) text += texts[i]?.(cell) ?? ''
    }
    return `${text}}`
  }
}

type Note = { i: number; name: string; isHas: boolean; isNoted: (cell: Cell) => boolean }

/** What is noted of a field in `$has` and in `$neg`. */
function notesOf({ name, type, multiple }: Field, i: number): Note[] {
  const note = { i, name: JSON.stringify(name) }
  if (type === 'json') return [{ ...note, isHas: true, isNoted: (cell) => cell !== null }]
  if (type !== 'double' || multiple) return []
  return [{ ...note, isHas: false, isNoted: (cell) => Object.is(cell, -0) }]
}
