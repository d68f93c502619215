import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { verify as verifyArgon2 } from '@node-rs/argon2'
import { verify as verifyBcrypt } from '@node-rs/bcrypt'
import type { HashKind } from '../../users/ports.ts'

type Format = {
  pattern: RegExp
  /** Whether a check of it ends within seconds and in moderate memory, whoever wrote the hash. */
  bounded(match: RegExpExecArray): boolean
  /** Of the password as it was typed; passlib does not normalise. */
  verify(hash: string, password: string): Promise<boolean>
}

const within = (text: string | undefined, least: number, most: number) =>
  Number(text) >= least && Number(text) <= most

const formats: Record<HashKind, Format> = {
  argon2: {
    pattern:
      /^\$argon2(?:id|i|d)\$(?:v=\d+\$)?m=(\d+),t=(\d+),p=(\d+)\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{16,}$/,
    // 256 MiB, and memory times passes of 1 GiB; passlib's own are 64 MiB and 192 MiB.
    bounded: ([, m, t, p]) =>
      within(m, 8, 262_144) && within(p, 1, 64) && within(t, 1, 1_048_576 / Number(m)),
    verify: (hash, password) => verifyArgon2(hash, password),
  },
  bcrypt: {
    pattern: /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/,
    // Each step doubles it: 16 takes some seconds; passlib's own is 12.
    bounded: ([, cost]) => within(cost, 4, 16),
    // Beyond 72 bytes it reads nothing, as the bcrypt of the pilot did.
    verify: (hash, password) => verifyBcrypt(password, hash),
  },
  pbkdf2_sha256: {
    pattern: /^\$pbkdf2-sha256\$(\d{1,8})\$([./A-Za-z0-9]{1,1400})\$([./A-Za-z0-9]{43})$/,
    // Some seconds; passlib's own is 29,000.
    bounded: ([, rounds]) => within(rounds, 1, 10_000_000),
    async verify(hash, password) {
      const [, , rounds, salt, sum] = hash.split('$') as [string, string, string, string, string]
      const made = await promisify(pbkdf2)(password, fromAb64(salt), Number(rounds), 32, 'sha256')
      return timingSafeEqual(made, fromAb64(sum))
    },
  },
}

// passlib writes base64 without padding and with `.` for `+`.
const fromAb64 = (text: string) => Buffer.from(text.replaceAll('.', '+'), 'base64')

/** Undefined for a hash of any other kind, and for one that takes too much to check. */
export function kindOf(hash: string): HashKind | undefined {
  return (Object.keys(formats) as HashKind[]).find((kind) => {
    const match = formats[kind].pattern.exec(hash)
    return match !== null && formats[kind].bounded(match)
  })
}

/** False also for a hash that `kindOf` does not know. */
export async function verifyHash(hash: string, password: string): Promise<boolean> {
  const kind = kindOf(hash)
  if (kind === undefined) return false
  // Ours are of the NFC form. The pilot's are of what the keyboard sent, which the same keyboard sends again.
  for (const typed of new Set([password.normalize('NFC'), password]))
    if (await formats[kind].verify(hash, typed)) return true
  return false
}
