import type { UserLevel } from '@tg-cloud/contract/users'

/** Why the pilot's users cannot be taken over, in a sentence for the one who tries. */
export class AdoptError extends Error {
  override readonly name = 'AdoptError'
}

/** What there is to take over, and into what. */
export type Situation = {
  /** The schema of the server that takes over. */
  schema: string
  /** The schema with the pilot's tables. */
  source: string
  /** Where these tables are in the end: old ids are recorded with this name. */
  kept: string
  /** Whether the pilot's tables lie in the server's own schema and make room, all of them, by moving to `kept`. */
  inPlace: boolean
  /** All that moves, or of which only `users` is read; sorted. */
  tables: string[]
  /** Columns whose times carry no zone, and the zone of the database, in which PostgreSQL's now() filled them. */
  zoneless: string[]
  databaseZone: string
}

/** A row of the pilot's table `users`. */
export type PilotUser = {
  oldId: string
  username: string | null
  password: string | null
  name: string | null
  mobile: string | null
  level: string | null
  /** RFC 3339. */
  createdAt: string | null
  updatedAt: string | null
  /** The pilot's user before this one whose username has the same NFC form. */
  sameAs: string | null
  /** Whether a user of this server has the username or the mobile number. */
  usernameTaken: boolean
  mobileTaken: boolean
}

export type AdoptedUser = {
  oldId: string
  id: string
  username: string
  name: string
  mobile: string | null
  level: UserLevel
  passwordHash: string
  createdAt: string | null
  updatedAt: string | null
}

/** Rows counted by the database: of the pilot's users, of those adopted among them, and of this server's users. */
export type Counts = { pilot: number; adopted: number; users: number }

/** One look at the pilot's users: nothing in it changes while it lasts, and what it carries shows at its end. */
export type Taking = {
  counts(): Promise<Counts>
  /** Users that were not adopted before, in the order of their ids, a batch at a time. */
  batches(): AsyncIterable<PilotUser[]>
  carry(users: AdoptedUser[]): Promise<void>
}

export type PilotStore = {
  situation: Situation
  /** `work` may not carry. */
  look<T>(work: (taking: Taking) => Promise<T>): Promise<T>
  /** All or nothing, while nobody else migrates or adopts this schema. Errors: AdoptError. */
  take<T>(work: (taking: Taking) => Promise<T>): Promise<T>
}
