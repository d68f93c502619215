import { defineEntity, p } from '@mikro-orm/core'
import type { Progress } from '../../ingest/ingest.ts'

/** Which server process works on a load, or keeps loads out of a data set, for as long as it says so again. */
const schema = defineEntity({
  name: 'LoadHold',
  tableName: 'load_holds',
  properties: {
    /** Of the load, or of the data set. */
    id: p.uuid().primary(),
    datasetId: p.uuid().index('load_holds_dataset_id'),
    /** Of the process. */
    holder: p.uuid(),
    renewedAt: p.datetime().length(3),
    /** How far the load is. */
    progress: p.json<Progress>().nullable(),
    stopAsked: p.boolean().default(false),
  },
})

export class LoadHoldEntity extends schema.class {}
schema.setClass(LoadHoldEntity)
