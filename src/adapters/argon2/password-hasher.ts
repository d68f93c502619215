import { randomBytes } from 'node:crypto'
import argon2 from 'argon2'
import { loginBusy } from '../../errors.ts'
import type { PasswordHasher } from '../../users/ports.ts'

/** OWASP's second choice of argon2id: 19 MiB, two passes, one lane; about 30 ms of one core. */
const parameters = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// The parameters with a random salt and a random result: nobody can know a password for it.
const { memoryCost: m, timeCost: t, parallelism: p } = parameters
const random = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')
const none = `$argon2id$v=19$m=${m},t=${t},p=${p}$${random(16)}$${random(32)}`

/**
 * argon2id with a bound on how many run at once and how many wait, so that a flood of logins cannot take all cores
 * or grow without end. Errors: login_busy.
 */
export function makePasswordHasher({
  concurrency,
  queueMax,
}: {
  concurrency: number
  queueMax: number
}): PasswordHasher {
  const turn = makeTurns(concurrency, queueMax)
  return {
    hash: (password) => turn(() => argon2.hash(password.normalize('NFC'), parameters)),
    verify: (hash, password) => turn(() => argon2.verify(hash, password.normalize('NFC'))),
    none,
    isOutdated: (hash) => argon2.needsRehash(hash, parameters),
  }
}

/** Runs at most `concurrency` tasks at once, in order of arrival; beyond `queueMax` waiting it refuses. */
function makeTurns(concurrency: number, queueMax: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= concurrency) {
      if (waiting.length >= queueMax) throw loginBusy()
      // The one that ends hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
