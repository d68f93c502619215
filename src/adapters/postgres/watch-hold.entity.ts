import { defineEntity, p } from '@mikro-orm/core'

/** Which server process looks after something that one is enough for, as long as it says so again. */
const schema = defineEntity({
  name: 'WatchHold',
  tableName: 'watch_holds',
  properties: {
    name: p.string().length(120).primary(),
    /** Of the process. */
    holder: p.uuid(),
    renewedAt: p.datetime().length(3),
  },
})

export class WatchHoldEntity extends schema.class {}
schema.setClass(WatchHoldEntity)
