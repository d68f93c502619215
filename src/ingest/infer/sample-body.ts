import type { InferQuery, InferredSchema } from '@tg-cloud/contract/dataset-schema'
import { limits } from '@tg-cloud/contract/limits'
import { parquetType, xlsxType } from '@tg-cloud/contract/load-query'
import { decompress } from '../decompress.ts'
import { charsetOf, type RowBody } from '../row-body.ts'
import type { WithSheet } from '../xlsx/with-sheet.ts'
import { type Proposal, proposeField } from './propose-field.ts'
import { proposeParquet } from './propose-parquet.ts'
import { proposeXlsx } from './propose-xlsx.ts'
import { type ReadParquet, sampleParquet } from './sample-parquet.ts'
import { readSample, type SampleColumn } from './sample-rows.ts'
import { decodeSample } from './sample-text.ts'
import { sampleXlsx } from './sample-xlsx.ts'

/** What reads samples that are whole files. */
export type ReadFiles = { readParquet: ReadParquet; withSheet: WithSheet }
type Sample = Pick<InferredSchema, 'charset' | 'delimiter' | 'sheet' | 'sheets' | 'rows' | 'complete'> & {
  columns: (SampleColumn & { proposal: Proposal })[]
}
const noText = { charset: null, delimiter: null }
const noSheet = { sheet: null, sheets: [] }

/** The columns of a sample with the fields that take them. Errors: those of `datasets.infer` in the contract. */
export async function sampleBody(files: ReadFiles, body: RowBody, query: InferQuery): Promise<Sample> {
  const plain = decompress(body.bytes, body.encoding)
  if (body.mediaType === parquetType) return bytesSample(files.readParquet, plain, query)
  if (body.mediaType === xlsxType) return sheetSample(files.withSheet, plain, query)
  return textSample(body, plain, query)
}

async function sheetSample(
  withSheet: WithSheet,
  body: AsyncIterable<Uint8Array>,
  { timeZone, sheet }: InferQuery,
): Promise<Sample> {
  const { columns, ...found } = await sampleXlsx(withSheet, body, sheet)
  const proposed = columns.map(({ header, cells }) => ({ header, ...proposeXlsx(cells, timeZone) }))
  return { ...found, columns: proposed, ...noText }
}

async function bytesSample(
  readParquet: ReadParquet,
  body: AsyncIterable<Uint8Array>,
  { timeZone }: InferQuery,
): Promise<Sample> {
  const { columns, rows, complete } = await sampleParquet(readParquet, body)
  const proposed = columns.map(({ header, type, values }) => ({
    header,
    values,
    proposal: proposeParquet(type, values, timeZone),
  }))
  return { columns: proposed, rows, complete, ...noText, ...noSheet }
}

async function textSample(
  { mediaType, charset }: RowBody,
  body: AsyncIterable<Uint8Array>,
  query: InferQuery,
): Promise<Sample> {
  const { bytes, complete } = await beginningOf(body)
  const named = query.charset ?? charset
  const sample = decodeSample(bytes, named === undefined ? undefined : charsetOf(named), complete)
  const { columns, rows, delimiter } = readSample(sample, { mediaType, delimiter: query.delimiter, complete })
  const readAs = mediaType === 'text/csv' ? 'fromText' : 'fromJson'
  const proposed = columns.map((column) => ({
    ...column,
    proposal: proposeField(column.values, query.timeZone, readAs),
  }))
  return { columns: proposed, rows, complete, charset: sample.charset, delimiter, ...noSheet }
}

/** The first bytes of a body; the rest is not read. */
async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; complete: boolean }> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    parts.push(part)
    size += part.byteLength
    if (size > limits.inferBytes)
      return { bytes: Buffer.concat(parts).subarray(0, limits.inferBytes), complete: false }
  }
  return { bytes: Buffer.concat(parts), complete: true }
}
