import type { InferQuery, InferredSchema } from '@tg-cloud/contract/dataset-schema'
import { type Field, FieldLabel, keyTypes, timeTypes } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { parquetType } from '@tg-cloud/contract/load-query'
import type { FieldNameOf } from '../../datasets/romanise.ts'
import { NumberText } from '../../values/number-text.ts'
import { decompress } from '../decompress.ts'
import { charsetOf, type RowBody } from '../row-body.ts'
import { type Proposal, proposeField } from './propose-field.ts'
import { proposeParquet } from './propose-parquet.ts'
import { type ReadParquet, sampleParquet } from './sample-parquet.ts'
import { readSample, type SampleColumn } from './sample-rows.ts'
import { decodeSample } from './sample-text.ts'

/** Errors: those of `datasets.infer` in the contract. */
export type InferFields = (body: RowBody, query: InferQuery) => Promise<InferredSchema>

export const makeInferFields =
  ({ fieldNameOf, readParquet }: { fieldNameOf: FieldNameOf; readParquet: ReadParquet }): InferFields =>
  async (body, query) => {
    const plain = decompress(body.bytes, body.encoding)
    const sample =
      body.mediaType === parquetType
        ? await bytesSample(readParquet, plain, query)
        : await textSample(body, plain, query)
    const { columns, rows, charset, delimiter, complete } = sample
    const names = new Set<string>()
    const proposed = columns.map(({ header, values, proposal }, i) => {
      const name = unused(fieldNameOf(header, i + 1), names)
      const { field, reason, nulls } = proposal
      const present = values.filter((value) => value !== undefined).map(shown)
      const distinct = new Set(present)
      return {
        field: { name, ...field, ...labelOf(header, name) } satisfies Field,
        nulls,
        column: {
          name,
          header,
          reason,
          values: values.length - nulls,
          nulls,
          distinct: distinct.size,
          examples: [...distinct].slice(0, 5).map((text) => text.slice(0, limits.exampleChars)),
        },
      }
    })
    const time = proposed.find(
      ({ field, nulls }) => timeTypes.includes(field.type) && !field.multiple && nulls === 0,
    )
    const key = proposed.find(
      ({ field, nulls, column }) =>
        rows > 1 &&
        keyTypes.includes(field.type) &&
        !field.multiple &&
        nulls === 0 &&
        column.distinct === rows,
    )
    return {
      mediaType: body.mediaType,
      charset,
      delimiter,
      rows,
      complete,
      fields: proposed.map(({ field }) => field),
      columns: proposed.map(({ column }) => column),
      timeField: time?.field.name ?? null,
      primaryKey: key ? [key.field.name] : [],
    }
  }

type Sample = Pick<InferredSchema, 'charset' | 'delimiter' | 'rows' | 'complete'> & {
  columns: (SampleColumn & { proposal: Proposal })[]
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
  return { columns: proposed, rows, complete, charset: null, delimiter: null }
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
  return { columns: proposed, rows, complete, charset: sample.charset, delimiter }
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

function unused(name: string, taken: Set<string>): string {
  let free = name
  for (let n = 2; taken.has(free); n++) free = `${name.slice(0, limits.fieldNameChars - 4)}_${n}`
  taken.add(free)
  return free
}

function labelOf(header: string, name: string): Pick<Field, 'label'> {
  const text = header.normalize('NFC').slice(0, limits.labelChars)
  const label = /\p{Script=Hangul}/u.test(text) ? { ko: text } : { en: text }
  // A header may hold what no label may: line ends, broken characters.
  return text === name || !FieldLabel.safeParse(label).success ? {} : { label }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof NumberText) return value.text
  try {
    return JSON.stringify(value)
  } catch (error) {
    // So deep that the stack is too short; a load refuses such a row.
    if (error instanceof RangeError) return '…'
    throw error
  }
}
