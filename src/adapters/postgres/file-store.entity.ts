import { defineEntity, p } from '@mikro-orm/core'

/** The servers of these records, and where each has the files; all have them in one place. */
const schema = defineEntity({
  name: 'FileStore',
  tableName: 'file_stores',
  properties: {
    /** One start of one process. */
    holder: p.uuid().primary(),
    /** As the place names itself. */
    place: p.text(),
    /** The same for who reads of it: a folder and its machine, or a bucket. */
    about: p.text(),
    /** When it has last said that it uses the place; null: it has ended. */
    usedAt: p.datetime().length(3).nullable(),
  },
})

export class FileStoreEntity extends schema.class {}
schema.setClass(FileStoreEntity)
