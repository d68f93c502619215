import type { RefusedRow } from '../../datasets/row-engine.ts'
import { layout } from './mapping.ts'

/** Refused rows lie beside the rows: found by load and row, told as they are. */
export const refusedMapping = (datasetId: string) => ({
  dynamic: 'strict',
  _meta: { dataset: datasetId, layout },
  properties: {
    load: { type: 'integer' },
    row: { type: 'long' },
    refused: { type: 'object', enabled: false },
  },
})

export type RefusedDocument = { load: number; row: number; refused: Omit<RefusedRow, 'row'> }

export const refusedText = (load: number, { row, ...refused }: RefusedRow): string =>
  JSON.stringify({ load, row, refused } satisfies RefusedDocument)

export const refusedOf = ({ row, refused }: RefusedDocument): RefusedRow => ({ row, ...refused })
