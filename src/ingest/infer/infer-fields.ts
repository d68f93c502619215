import type { InferQuery, InferredSchema } from '@tg-cloud/contract/dataset-schema'
import { type Field, FieldLabel, keyTypes, timeTypes } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { FieldNameOf } from '../../datasets/romanise.ts'
import { NumberText } from '../../values/number-text.ts'
import { decompress } from '../decompress.ts'
import { charsetOf, type RowBody } from '../row-body.ts'
import { proposeField } from './propose-field.ts'
import { readSample } from './sample-rows.ts'
import { decodeSample } from './sample-text.ts'

/** Errors: those of `datasets.infer` in the contract. */
export type InferFields = (body: RowBody, query: InferQuery) => Promise<InferredSchema>

export const makeInferFields =
  ({ fieldNameOf }: { fieldNameOf: FieldNameOf }): InferFields =>
  async (body, query) => {
    const { bytes, complete } = await beginningOf(decompress(body.bytes, body.encoding))
    const named = query.charset ?? body.charset
    const sample = decodeSample(bytes, named === undefined ? undefined : charsetOf(named), complete)
    const { columns, rows, delimiter } = readSample(sample, {
      mediaType: body.mediaType,
      delimiter: query.delimiter,
      complete,
    })
    const names = new Set<string>()
    const proposed = columns.map(({ header, values }, i) => {
      const name = unused(fieldNameOf(header, i + 1), names)
      const { field, reason, nulls } = proposeField(values, query.timeZone)
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
      charset: sample.charset,
      delimiter,
      rows,
      complete,
      fields: proposed.map(({ field }) => field),
      columns: proposed.map(({ column }) => column),
      timeField: time?.field.name ?? null,
      primaryKey: key ? [key.field.name] : [],
    }
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

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value instanceof NumberText ? value.text : JSON.stringify(value)
