import type { Access } from '@tg-cloud/contract/operation'
import { levelAllows, type UserLevel } from '@tg-cloud/contract/users'

/** The one access rule: whether a caller (undefined: nobody logged in) may use an operation. */
export function mayUse(access: Access, level: UserLevel | undefined): boolean {
  return access === 'public' || (level !== undefined && levelAllows(level, access))
}
