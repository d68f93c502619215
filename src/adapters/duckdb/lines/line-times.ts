import type { Field } from '@tg-cloud/contract/fields'
import type { RowView } from '../../../query/ports.ts'
import type { Written } from './line-sql.ts'
import { type TimeText, utcText, zonedText } from './time-text.ts'

type ExtentOf = (field: Field) => ReturnType<RowView['extent']>

/** With how their timestamps are written in a zone; undefined when the engine cannot: see `zonedText`. */
export async function withTimes(
  fields: readonly Field[],
  zone: string | undefined,
  extentOf: ExtentOf,
): Promise<Written | undefined> {
  const written: Written[number][] = []
  for (const field of fields) {
    const time = await timeText(field, zone, extentOf)
    if (time === undefined) return undefined
    written.push([field, time])
  }
  return written
}

async function timeText(
  field: Field,
  zone: string | undefined,
  extentOf: ExtentOf,
): Promise<TimeText | undefined> {
  if (field.type !== 'timestamp' || zone === undefined || zone === 'UTC') return utcText(field)
  const extent = await extentOf(field)
  return extent ? zonedText(field, zone, extent.min as bigint, extent.max as bigint) : utcText(field)
}
