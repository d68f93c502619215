import { isFinal, Run, RunItem } from '@tg-cloud/contract/run'
import type { RunRecord } from './run.ts'

// Operations that have a use only while a run goes on, or only after it.
const whileItGoesOn = new Set(['runs.stop'])
const afterItsEnd = new Set(['runs.retry'])

const itemMembers = Object.keys(RunItem.shape) as (keyof RunItem)[]
const members = Object.keys(Run.omit({ allowed: true }).shape) as (keyof Omit<Run, 'allowed'>)[]
const pick = <Name extends keyof RunRecord>(record: RunRecord, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, record[name]])) as Pick<RunRecord, Name>

/** A run as the contract shows it in lists. */
export const showItem = (record: RunRecord): RunItem => pick(record, itemMembers)
export type ShowItem = typeof showItem

/** A run as the contract shows it to somebody who may call these operations on runs of its pipeline. */
export function showRun(record: RunRecord, operations: readonly string[]): Run {
  const useless = isFinal(record.state) ? whileItGoesOn : afterItsEnd
  return { ...pick(record, members), allowed: operations.filter((id) => !useless.has(id)) }
}
export type ShowRun = typeof showRun
