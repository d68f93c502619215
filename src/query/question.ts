import type { Field } from '@tg-cloud/contract/fields'
import type { Issue } from '@tg-cloud/contract/problem'
import { invalidRequest } from '../errors.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import { filterTarget } from '../filters/filter-value.ts'
import type { FilterTarget } from '../filters/resolved-filter.ts'
import type { RowView } from './ports.ts'

export type Found = Omit<Issue, 'message'>
/** What is wrong with a question is collected, so that all of it is told at once. */
export type Issues = Found[]

const maxIssues = 100
export function refuseIf(issues: Issues): void {
  if (issues.length > 0) throw invalidRequest(issues.slice(0, maxIssues))
}

/** A field of the data set or one of ours; an issue when there is none. */
export function requireTarget(
  name: string,
  fields: readonly Field[],
  path: string,
  issues: Issues,
): FilterTarget | undefined {
  const target = filterTarget(name, fields)
  if (target === undefined) issues.push({ path, code: 'unknown_field', params: {} })
  return target
}

/** A field of one of these types; lists only where `lists` allows them. */
export function requireFieldOf(
  name: string,
  fields: readonly Field[],
  { types, lists }: { types: readonly Field['type'][]; lists: boolean },
  path: string,
  issues: Issues,
): Field | undefined {
  const target = requireTarget(name, fields, path, issues)
  if (target === undefined) return undefined
  if (target.kind === 'field' && types.includes(target.field.type) && (lists || !target.field.multiple))
    return target.field
  const type =
    target.kind === 'system' ? target.name : types.includes(target.field.type) ? 'list' : target.field.type
  issues.push({ path, code: 'wrong_field', params: { type } })
  return undefined
}

/** Rows that were acknowledged since the record was read are in the answer, and their version with them. */
export const versionOf = (dataset: DatasetRecord, view: Pick<RowView, 'version'>): number =>
  Math.max(dataset.version, view.version)

/** What every answer begins with. */
export const headOf = ({ slug }: DatasetRecord, version: number, begun: number) => ({
  dataset: slug,
  version,
  tookMs: Math.round(performance.now() - begun),
})

/** Each field once, by name. */
export const distinctFields = (fields: readonly Field[]): Field[] => [
  ...new Map(fields.map((field) => [field.name, field])).values(),
]
