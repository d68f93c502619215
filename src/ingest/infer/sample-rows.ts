import { limits } from '@tg-cloud/contract/limits'
import { bodyMalformed } from '../../errors.ts'
import { parseJson } from '../../values/parse-json.ts'
import { makeCsvCells } from '../source/csv-cells.ts'
import { makeCsvScanner } from '../source/csv-scanner.ts'
import { makeJsonScanner } from '../source/json-scanner.ts'
import { makeNdjsonScanner } from '../source/ndjson-scanner.ts'
import type { RowScanner } from '../source/row-scanner.ts'
import type { SampleText } from './sample-text.ts'

/** A column of a sample: `values[k]` is that of the k-th row; undefined where there is none. */
export type SampleColumn = { header: string; values: unknown[] }
export type SampleRows = { columns: SampleColumn[]; rows: number; delimiter: string | null }

type Place = { start: number; end: number }
const delimiters = [',', '\t', ';', '|']

/** The whole rows of a sample by column; rows that cannot be read are left out. Errors: body_malformed. */
export function readSample(
  sample: SampleText,
  { mediaType, delimiter, complete }: { mediaType: string; delimiter: string | undefined; complete: boolean },
): SampleRows {
  if (mediaType === 'text/csv') return readCsv(sample, delimiter ?? delimiterOf(sample, complete), complete)
  const scanner = mediaType === 'application/json' ? makeJsonScanner() : makeNdjsonScanner()
  const columns = new Map<string, SampleColumn>()
  let rows = 0
  for (const { start, end } of placesOf(sample, scanner, complete)) {
    const row = objectOf(sample.text.slice(start, end))
    if (row === undefined) continue
    for (const [key, value] of Object.entries(row)) {
      if (value === null) continue
      const column = columns.get(key) ?? { header: key, values: [] }
      if (columns.size < limits.fieldsMax) columns.set(key, column)
      column.values[rows] = value
    }
    rows++
  }
  return { columns: filled([...columns.values()], rows), rows, delimiter: null }
}

function* placesOf({ text, units }: SampleText, scanner: RowScanner, complete: boolean): Generator<Place> {
  scanner.feed(text, units, complete)
  for (let at = 0; scanner.next(at); at = scanner.place.after) yield scanner.place
  const fault = scanner.fault?.()
  // Where the sample was cut its end says nothing.
  if (fault && (complete || fault.at < text.length))
    throw bodyMalformed(fault.reason, { line: fault.line, byte: Buffer.byteLength(text.slice(0, fault.at)) })
}

function objectOf(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return undefined
  try {
    const row = parseJson(text)
    return typeof row === 'object' && row !== null && !Array.isArray(row)
      ? (row as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function readCsv(sample: SampleText, delimiter: string, complete: boolean): SampleRows {
  const cells = makeCsvCells(delimiter)
  let columns: SampleColumn[] | undefined
  let rows = 0
  for (const { start, end } of placesOf(sample, makeCsvScanner(delimiter), complete)) {
    if (start === end) continue
    if (columns === undefined) cells.reserve(limits.fieldsMax)
    const count = cells.split(sample.units, start, end)
    if (columns === undefined) {
      if (typeof count === 'string') throw bodyMalformed(`The header is no row of CSV: ${count}`)
      if (count > limits.fieldsMax) throw bodyMalformed(`The header has ${count} columns`)
      columns = Array.from({ length: count }, (_, cell) => ({
        header: cells.text(sample.text, cell).trim(),
        values: [],
      }))
    } else if (count === columns.length) {
      for (const [cell, { values }] of columns.entries())
        if (!cells.isMissing(cell)) values[rows] = cells.text(sample.text, cell)
      rows++
    }
  }
  return { columns: filled(columns ?? [], rows), rows, delimiter }
}

/** The delimiter that cuts the first lines into the most cells, as many in each. */
function delimiterOf(sample: SampleText, complete: boolean): string {
  const counted = delimiters.map((delimiter) => {
    const cells = makeCsvCells(delimiter)
    const counts = new Set<number | string>()
    let rows = 0
    for (const { start, end } of placesOf(sample, makeCsvScanner(delimiter), complete)) {
      if (start !== end) counts.add(cells.split(sample.units, start, end))
      if (++rows === 20) break
    }
    const [count] = counts
    return { delimiter, cells: counts.size === 1 && typeof count === 'number' ? count : 0 }
  })
  const most = Math.max(...counted.map(({ cells }) => cells))
  return most > 1 ? (counted.find(({ cells }) => cells === most)?.delimiter ?? ',') : ','
}

const filled = (columns: SampleColumn[], rows: number) =>
  columns.map(({ header, values }) => ({ header, values: Array.from({ length: rows }, (_, k) => values[k]) }))
