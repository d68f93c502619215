import { faultOfName } from '@tg-cloud/contract/datasets'
import { type Field, fieldNamed, timeTypes } from '@tg-cloud/contract/fields'
import type { ForeignSource, IndexProposal } from '@tg-cloud/contract/foreign-index'
import type { Caller } from '../auth/session.ts'
import { invalidRequest } from '../errors.ts'
import { indexRefused } from '../errors-foreign.ts'
import type { CreateDataset } from './create-dataset.ts'
import type { DatasetCreate, DatasetRecord } from './dataset.ts'
import type { InspectIndex } from './inspect-index.ts'

type Deps = { createDataset: CreateDataset; inspectIndex: InspectIndex }
/** Errors: index_not_allowed, index_not_found, index_refused, and those of `CreateDataset`. */
export type RegisterIndex = (
  caller: Caller,
  input: DatasetCreate & { source: ForeignSource },
  signal: AbortSignal,
) => Promise<DatasetRecord>

/** A data set over an index that is already there: who reads it reads what others write. */
export function makeRegisterIndex({ createDataset, inspectIndex }: Deps): RegisterIndex {
  return async (caller, { source, ...input }, signal) => {
    const { index, tieBreak } = source
    const { proposal } = await inspectIndex({ index, tieBreak }, signal)
    if (proposal === null) throw new Error('What is named is proposed')
    if (tieBreak !== undefined && proposal.tieBreak === null) throw indexRefused(proposal.tieBreakReason)
    const fields = input.fields ?? allOf(proposal, source)
    const chosen = fields.map((field, i) => chosenOf(field, i, proposal))
    const { timeField } = input
    const fault = timeField ? faultOfName(fields, timeField, timeTypes) : undefined
    if (fault) throw invalidRequest([{ path: 'body.timeField', ...fault }])
    const isThere = proposal.timeField !== null && fieldNamed(fields, proposal.timeField) !== undefined
    return createDataset(caller.userId, {
      ...input,
      fields,
      timeField: timeField === undefined && isThere ? proposal.timeField : timeField,
      keepOriginals: { policy: 'never' },
      foreign: {
        rows: proposal.rows,
        source: {
          kind: 'external',
          index,
          tieBreak: proposal.tieBreak,
          columns: chosen,
          omitted: proposal.omitted,
          conflicts: proposal.conflicts,
        },
      },
    })
  }
}

function allOf({ fields, conflicts, index }: IndexProposal, source: ForeignSource): Field[] {
  if (conflicts.length > 0 && source.conflicts !== 'omit') {
    const told = conflicts.slice(0, 5).map(({ path, types }) => {
      const each = types.map(({ type, indices }) => `${type} in ${indices.slice(0, 3).join(', ')}`)
      return `"${path}" is ${each.join(' and ')}`
    })
    throw indexRefused(
      `Indices of ${index} map fields differently: ${told.join('; ')}. Name the fields, or leave these out with "conflicts": "omit"`,
    )
  }
  if (fields.length === 0)
    throw indexRefused(`Nothing in ${index} can be read: see what its inspection leaves out`)
  return fields
}

/** Where a field stands in the index; it may be described otherwise than was proposed, but not read otherwise. */
function chosenOf(field: Field, i: number, { fields, columns, index }: IndexProposal) {
  const at = fields.findIndex(({ name }) => name.toLowerCase() === field.name.toLowerCase())
  const [proposed, column] = [fields[at], columns[at]]
  if (proposed === undefined || column === undefined)
    throw indexRefused(`fields.${i}: nothing that can be read in ${index} becomes a field "${field.name}"`)
  const { type, precision, scale, resolution, required, read } = field
  if (type !== proposed.type)
    throw indexRefused(`fields.${i}: "${field.name}" is of type ${proposed.type} there`)
  if ([precision, scale, resolution, required, read].some((part) => part !== undefined))
    throw indexRefused(`fields.${i}: only label, description, unit, examples and multiple can be chosen`)
  return { ...column, name: field.name }
}
