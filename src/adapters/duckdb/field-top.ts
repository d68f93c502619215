import { limits } from '@tg-cloud/contract/limits'
import type { FieldSummary } from '../../values/field-summary.ts'
import { cellOf } from './cell-of.ts'
import { everyOf } from './field-measures.ts'
import { type FieldRange, shown, valuesOf } from './field-ranges.ts'
import { number, type Session } from './session.ts'

/** Values of a sample among which the most frequent of too many different ones are looked for. */
const candidates = 100

/**
 * The most frequent values of a field that has some, and how many different ones there are: these are counted one by one
 * while they are no more than `limits.profileSampleRows`, because counting them takes memory.
 */
export async function topOf(
  session: Session,
  rows: string,
  range: FieldRange,
): Promise<Pick<FieldSummary, 'top' | 'distinct'>> {
  const { field, values, about } = range
  const most = limits.profileSampleRows
  const isCounted = values <= most || about <= most
  const first = (count: number) => `GROUP BY v ORDER BY count(*) DESC, v LIMIT ${count}`
  const among = isCounted
    ? ''
    : `WHERE v IN (SELECT v FROM ${valuesOf(field, rows, everyOf(range))} ${first(candidates)})`
  const found = await session.rows(
    `SELECT ${shown(field, 'v')} AS v, n, d FROM (SELECT v, count(*) AS n, count(*) OVER () AS d
      FROM ${valuesOf(field, rows)} ${among} ${first(limits.profileTop)}) ORDER BY n DESC, v`,
  )
  return {
    distinct: isCounted ? { count: number(found[0]?.['d']), exact: true } : { count: about, exact: false },
    top: found.map(({ v, n }) => ({ value: cellOf(field, v ?? null), rows: number(n) })),
  }
}
