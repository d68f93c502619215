import type { InferQuery, InferredSchema } from '@tg-cloud/contract/dataset-schema'
import { type Field, FieldLabel, keyTypes, timeTypes } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { FieldNameOf } from '../../datasets/romanise.ts'
import { NumberText } from '../../values/number-text.ts'
import type { RowBody } from '../row-body.ts'
import { type ReadFiles, sampleBody } from './sample-body.ts'

/** Errors: those of `datasets.infer` in the contract. */
export type InferFields = (body: RowBody, query: InferQuery) => Promise<InferredSchema>

export const makeInferFields =
  ({ fieldNameOf, readFiles }: { fieldNameOf: FieldNameOf; readFiles: ReadFiles }): InferFields =>
  async (body, query) => {
    const { columns, ...sample } = await sampleBody(readFiles, body, query)
    const { rows } = sample
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
      ...sample,
      fields: proposed.map(({ field }) => field),
      columns: proposed.map(({ column }) => column),
      timeField: time?.field.name ?? null,
      primaryKey: key ? [key.field.name] : [],
    }
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
