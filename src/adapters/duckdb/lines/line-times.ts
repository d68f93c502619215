import type { Field } from '@tg-cloud/contract/fields'
import type { LineForm } from '../../../query/lines.ts'
import type { RowView } from '../../../query/ports.ts'
import type { Written } from './line-sql.ts'
import { isSerial } from './sheet-sql.ts'
import { serialText, type TimeText, utcText, zonedText } from './time-text.ts'

type ExtentOf = (field: Field) => ReturnType<RowView['extent']>

/** With how their timestamps are written; undefined when the engine cannot: see `zonedText` and `serialText`. */
export async function withTimes(
  fields: readonly Field[],
  form: Pick<LineForm, 'kind' | 'timeZone'>,
  extentOf: ExtentOf,
): Promise<Written | undefined> {
  const written: Written[number][] = []
  for (const field of fields) {
    const time = await timeText(field, form, extentOf)
    if (time === undefined) return undefined
    written.push([field, time])
  }
  return written
}

async function timeText(
  field: Field,
  { kind, timeZone = 'UTC' }: Pick<LineForm, 'kind' | 'timeZone'>,
  extentOf: ExtentOf,
): Promise<TimeText | undefined> {
  const asSerial = kind === 'xlsx' && isSerial(field)
  if (field.type !== 'timestamp' || (timeZone === 'UTC' && !asSerial)) return utcText(field)
  const extent = await extentOf(field)
  if (!extent) return utcText(field)
  const [min, max] = [extent.min as bigint, extent.max as bigint]
  return asSerial ? serialText(timeZone, min, max) : zonedText(field, timeZone, min, max)
}
