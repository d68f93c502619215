import type { NewUser, User, UserListing, UserUpdate } from './user.ts'

/** A version read by the caller (If-Match), or `*` for whatever is there. */
export type ExpectedVersion = number | '*'

/**
 * Users as records. Changes of level or state, and a new password, end or change what sessions may do at once
 * in this process and within 1 s in others. Errors: user_not_found, username_taken, mobile_taken, last_admin,
 * precondition_failed.
 */
export type UserRepository = {
  list(listing: UserListing): Promise<User[]>
  get(id: string): Promise<User | undefined>
  create(user: NewUser): Promise<User>
  update(id: string, change: UserUpdate, expected: ExpectedVersion): Promise<User>
  /** Disabling ends every session. Repeating changes nothing, not even the version. */
  setDisabled(id: string, disabled: boolean): Promise<User>
  /** Ends every session of the user. */
  setPassword(id: string, passwordHash: string): Promise<void>
  /** True when no user exists at all. */
  isEmpty(): Promise<boolean>
}

/** Ours are argon2; the others came with the users of the pilot. */
export type HashKind = 'argon2' | 'bcrypt' | 'pbkdf2_sha256'

export type PasswordHasher = {
  /** argon2id in PHC form. Errors: login_busy when too many wait. */
  hash(password: string): Promise<string>
  /** Of a hash of any kind. False for one that cannot be checked (`kindOf`). Errors: login_busy. */
  verify(hash: string, password: string): Promise<boolean>
  /** A hash that no password has; checking against it costs what any check costs. */
  none: string
  /** Whether the hash was made in another way, or with other parameters, than today's. */
  isOutdated(hash: string): boolean
  /** Undefined when the hash cannot be checked: of no kind we know, or one that would take too long. */
  kindOf(hash: string): HashKind | undefined
}
