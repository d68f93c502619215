import { p } from '@mikro-orm/core'
import { uuidv7 } from 'uuidv7'

const time = () => p.datetime().length(3)

/** Columns of every record. Times are the database's, so that all processes agree. */
export const base = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => uuidv7()),
  createdAt: time().defaultRaw('now()'),
  updatedAt: time().defaultRaw('now()'),
}
