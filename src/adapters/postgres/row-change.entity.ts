import { defineEntity, p } from '@mikro-orm/core'
import type { Field } from '@tg-cloud/contract/fields'
import type { RowsRemoved } from '../../datasets/row-ledger.ts'

/** A change of rows that happens once, and what it answered; one of fields, `fields`, until the records know of it. */
const schema = defineEntity({
  name: 'RowChange',
  tableName: 'row_changes',
  properties: {
    datasetId: p.uuid().primary(),
    id: p.string().length(60).collation('C').primary(),
    version: p.integer(),
    answer: p.json().$type<RowsRemoved | Field[]>(),
  },
})

export class RowChangeEntity extends schema.class {}
schema.setClass(RowChangeEntity)
