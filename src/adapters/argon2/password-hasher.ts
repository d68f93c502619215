import { randomBytes } from 'node:crypto'
import { hash, parseOptions } from '@node-rs/argon2'
import type { PasswordHasher } from '../../users/ports.ts'
import { kindOf, verifyHash } from './hash-formats.ts'
import { loginBusy } from '../../errors.ts'
import { makeTurns } from '../../turns/turns.ts'

/** OWASP's second choice of argon2id: 19 MiB, two passes, one lane; about 15 ms of one core. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The parameters with a random salt and a random result: nobody can know a password for it.
const { memoryCost: m, timeCost: t, parallelism: p } = parameters
const random = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')
const none = `$argon2id$v=19$m=${m},t=${t},p=${p}$${random(16)}$${random(32)}`

function isOutdated(stored: string) {
  if (!stored.startsWith('$argon2id$v=19$')) return true
  const made = parseOptions(stored)
  return made.memoryCost !== m || made.timeCost !== t || made.parallelism !== p
}

/**
 * argon2id with a bound on how many run at once and how many wait, so that a flood of logins cannot take all cores
 * or grow without end. Errors: login_busy.
 *
 * Hashes that the pilot made (passlib: bcrypt, pbkdf2_sha256, argon2) are checked too and count as outdated, so that
 * each becomes ours at the next login. Until then a wrong password for such a user takes another time than for an
 * unknown one: somebody who measures can tell that the user came from the pilot and has not logged in since.
 */
export function makePasswordHasher({
  concurrency,
  queueMax,
}: {
  concurrency: number
  queueMax: number
}): PasswordHasher {
  const turns = makeTurns(concurrency, { most: queueMax, full: loginBusy })
  async function turn<T>(work: () => Promise<T>): Promise<T> {
    const giveBack = await turns.take()
    try {
      return await work()
    } finally {
      giveBack()
    }
  }
  return {
    hash: (password) => turn(() => hash(password.normalize('NFC'), parameters)),
    verify: (stored, password) => turn(() => verifyHash(stored, password)),
    none,
    isOutdated,
    kindOf,
  }
}
