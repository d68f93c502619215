import type { UserLevel } from '@tg-cloud/contract/users'
import type { HashKind, PasswordHasher } from '../users/ports.ts'
import { judgeUser } from './judge-user.ts'
import { AdoptError, type AdoptedUser, type PilotStore, type Taking } from './ports.ts'

/** pilot = before + carried + refused, always. */
export type Tally = {
  pilot: number
  /** Adopted by an earlier run. */
  before: number
  carried: number
  refused: number
  levels: Record<UserLevel, number>
  kinds: Record<HashKind, number>
  /** Carried with a name or username that was brought into its NFC form. */
  changed: number
}
export type Refusal = { oldId: string; username: string | null; reasons: string[] }

type Deps = {
  store: PilotStore
  kindOf: PasswordHasher['kindOf']
  /** Told of each user that is not carried. */
  onRefused: (refusal: Refusal) => void
}

/** Counts what taking over would do, and changes nothing. Errors: AdoptError. */
export const countUsersToAdopt = ({ store, kindOf, onRefused }: Deps): Promise<Tally> =>
  store.look((taking) => judgeAll(taking, kindOf, onRefused, async () => {}))

/**
 * Carries the users over, all in one transaction. Errors: AdoptError, with nothing carried, when a user would be
 * lost (unless `skipRefused`) or the counts do not add up.
 */
export const adoptUsers = ({ store, kindOf, onRefused }: Deps, skipRefused: boolean): Promise<Tally> =>
  store.take(async (taking) => {
    const { users, adopted } = await taking.counts()
    const tally = await judgeAll(taking, kindOf, onRefused, taking.carry)
    if (tally.refused > 0 && !skipRefused)
      throw new AdoptError(`Nothing was changed: ${tally.refused} users would be lost`)
    const after = await taking.counts()
    if (after.adopted !== adopted + tally.carried || after.users !== users + tally.carried)
      throw new AdoptError(
        `Nothing was changed: ${tally.carried} users to carry, ${after.users - users} arrived, ${after.adopted - adopted} recorded`,
      )
    return tally
  })

async function judgeAll(
  taking: Taking,
  kindOf: PasswordHasher['kindOf'],
  onRefused: (refusal: Refusal) => void,
  carry: (users: AdoptedUser[]) => Promise<void>,
): Promise<Tally> {
  const { pilot, adopted: before } = await taking.counts()
  const levels = { GENERAL: 0, MANAGER: 0, ADMIN: 0 }
  const kinds = { argon2: 0, bcrypt: 0, pbkdf2_sha256: 0 }
  const tally = { pilot, before, carried: 0, refused: 0, levels, kinds, changed: 0 }
  for await (const batch of taking.batches()) {
    const users: AdoptedUser[] = []
    for (const row of batch) {
      const verdict = judgeUser(row, kindOf)
      if ('reasons' in verdict) {
        tally.refused++
        onRefused({ oldId: row.oldId, username: row.username, reasons: verdict.reasons })
        continue
      }
      users.push(verdict.user)
      levels[verdict.user.level]++
      kinds[verdict.kind]++
      if (verdict.changed) tally.changed++
    }
    await carry(users)
    tally.carried += users.length
  }
  if (pilot !== before + tally.carried + tally.refused)
    throw new AdoptError(
      `Nothing was changed: the pilot has ${pilot} users, but ${before} adopted before, ${tally.carried} to carry and ${tally.refused} refused`,
    )
  return tally
}
