import { Mobile, PersonName, UserLevel, Username, userLevels } from '@tg-cloud/contract/users'
import { uuidv7 } from 'uuidv7'
import type { HashKind, PasswordHasher } from '../users/ports.ts'
import type { AdoptedUser, PilotUser } from './ports.ts'

export type Verdict =
  /** `changed`: the name or username was decomposed and is carried in its NFC form. */
  { user: AdoptedUser; kind: HashKind; changed: boolean } | { reasons: string[] }

/** Whether the rules of this server let a user of the pilot in; they are those of its own users (the contract). */
export function judgeUser(row: PilotUser, kindOf: PasswordHasher['kindOf']): Verdict {
  const username = Username.safeParse(row.username?.normalize('NFC'))
  const name = PersonName.safeParse(row.name?.normalize('NFC'))
  const mobile = Mobile.nullable().safeParse(row.mobile)
  const level = UserLevel.safeParse(row.level)
  const kind = kindOf(row.password ?? '')
  const reasons: string[] = []
  if (!username.success) reasons.push('the username is empty, too long, or has spaces or control characters')
  if (row.sameAs !== null) reasons.push(`the username is, in NFC, that of id ${row.sameAs}`)
  if (row.usernameTaken) reasons.push('a user of this server has the username')
  if (!name.success) reasons.push('the name is empty, too long, or has control characters')
  if (!mobile.success) reasons.push('the mobile number has more than digits, +, spaces, - and ( )')
  if (row.mobileTaken) reasons.push('a user of this server has the mobile number')
  if (!level.success) reasons.push(`the level is none of ${userLevels.join(', ')}`)
  if (kind === undefined) reasons.push(`the password hash${schemeOf(row.password)} cannot be checked`)
  if (!username.success || !name.success || !mobile.success || !level.success || kind === undefined)
    return { reasons }
  if (reasons.length > 0) return { reasons }
  const { oldId, createdAt, updatedAt } = row
  return {
    kind,
    changed: username.data !== row.username || name.data !== row.name,
    user: {
      oldId,
      id: uuidv7(),
      username: username.data,
      name: name.data,
      mobile: mobile.data,
      level: level.data,
      passwordHash: row.password as string,
      createdAt,
      updatedAt,
    },
  }
}

// No more of it: what stands there may be a plain password.
const schemeOf = (hash: string | null) => {
  const scheme = /^\$([a-z0-9_-]{1,20})\$/.exec(hash ?? '')?.[1]
  return scheme === undefined ? '' : ` (of the kind ${scheme})`
}
