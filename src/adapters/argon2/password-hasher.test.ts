import reference from 'argon2'
import { describe, expect, it } from 'vitest'
import { makePasswordHasher } from './password-hasher.ts'

const hasher = makePasswordHasher({ concurrency: 2, queueMax: 100 })

// Made by passlib 1.7.4 with bcrypt 4.0.1 and argon2-cffi 25.1.0, with few rounds so that the test is quick.
const beyond72 = '가'.repeat(24)
const acrossByte72 = `${'a'.repeat(71)}é`
const madeByPasslib: [kind: string, password: string, hash: string][] = [
  ['bcrypt', 'correct horse', '$2a$04$3hYV29YnPF2Cdx.00cja6.zkHt6Qr8LvkrKAmLSXGgtEX4churIIO'],
  ['bcrypt', 'correct horse', '$2b$04$1dGl9dWYkpyZteE.GP4er.EDk6Rvn3kWGLHLObfNcfhoSlPha.qIC'],
  ['bcrypt', 'correct horse', '$2y$04$yO6k9N0/tnjx.0aEojfexe2AySO90ym.W5.XOeWZX93QW5epMYb8i'],
  ['bcrypt', '비밀번호-밤하늘', '$2b$04$OnK.eaxoisZ0EEqfz.bW6OcNyu9TdAONQj2i3rwCTlE1iCGy5w4bG'],
  ['bcrypt', `${beyond72}X`, '$2b$04$GyUmemiA/sj28wUwpD/cueQC0zReWEHsbRxTdoXACNIXi72uYhZvK'],
  ['bcrypt', `${acrossByte72}zz`, '$2b$04$NkLDw6kg.6yLL68BRqEOSutHiE5dpYPuqjd7XlH4KiW7Iz8EcG2wK'],
  [
    'pbkdf2_sha256',
    'correct horse',
    '$pbkdf2-sha256$1000$WGutVWotZSzFmFPq3XuPkQ$AiOzp8SnekE/qnYOK3iFnLBncQZHHaO4JmjRqtccizI',
  ],
  [
    'pbkdf2_sha256',
    '비밀번호-밤하늘',
    '$pbkdf2-sha256$1000$DGHsnRPiHIOwtlYqxRiDMA$PigUpdqQle4P8dtA0rnp6WikSbhZU3lsbHEZ2yVYur8',
  ],
  [
    'pbkdf2_sha256',
    `${acrossByte72}zz`,
    '$pbkdf2-sha256$1000$pPQ.R.g9RyhlDIFwrtWaEw$9DUXOvoRnGAF0zHPGDLKKY8MSNPm4dJEzWVVWIRSQZo',
  ],
  [
    'argon2',
    'correct horse',
    '$argon2id$v=19$m=512,t=2,p=2$XWtt7X3v/d+7d87ZG8MYIw$V1R3uTZ8WknoDsJ8OYiDNg67YTwBvw5sMNuI4YICErY',
  ],
  [
    'argon2',
    '비밀번호-밤하늘',
    '$argon2id$v=19$m=512,t=2,p=2$WUvJmXOuNcY45xyDUKrVOg$Sg6P71VK9fJr5g7kKmxlEfXGhY6PfnPnL7nIm3dn0YY',
  ],
  [
    'argon2',
    'i',
    '$argon2i$v=19$m=512,t=2,p=1$KcW4lzIGIOS8FyJEyFkrRQ$bfBr6cxYUu3UyZEFTVwfK1zYdUwO3Fi9OEQY80w0UYI',
  ],
  [
    'argon2',
    'd',
    '$argon2d$v=19$m=512,t=2,p=1$XCtlzFnLufeek3KOsdZ6Lw$vr0TVX/tc/lr9xGMPdm5OhjRo6DClPi0gh/JU8neXWk',
  ],
]

it.each(madeByPasslib)('checks what passlib made: %s of %s', async (kind, password, hash) => {
  expect(hasher.kindOf(hash)).toBe(kind)
  expect(hasher.isOutdated(hash)).toBe(true)
  expect(await hasher.verify(hash, password)).toBe(true)
  expect(await hasher.verify(hash, `${password.slice(0, -3)}?`)).toBe(false)
  expect(await hasher.verify(hash, `?${password}`)).toBe(false)
})

it('reads 72 bytes of a password for bcrypt, as the bcrypt of the pilot did', async () => {
  const [, , hash] = madeByPasslib[4] as [string, string, string]
  expect(await hasher.verify(hash, `${beyond72}Y and more`)).toBe(true)
  expect(await hasher.verify(hash, beyond72.slice(1))).toBe(false)
})

it('takes a password as it was typed when the pilot hashed it', async () => {
  // passlib hashed the decomposed form, as some systems type it.
  const hash = '$2b$04$RcnOrQDY2Sa76yLDPdaxUOGbQ1hpeuK8EmtF3BbZeb876/y6paBHK'
  expect(await hasher.verify(hash, '비밀번호-é'.normalize('NFD'))).toBe(true)
  expect(await hasher.verify(hash, '비밀번호-é'.normalize('NFC'))).toBe(false)
})

it('makes a hash that is not outdated and holds in every form of the password', async () => {
  const hash = await hasher.hash('비밀번호-é')
  expect(hasher.kindOf(hash)).toBe('argon2')
  expect(hasher.isOutdated(hash)).toBe(false)
  expect(hasher.isOutdated(hash.replace('$argon2id$', '$argon2i$'))).toBe(true)
  expect(hasher.isOutdated(hash.replace('$m=19456,', '$m=19455,'))).toBe(true)
  // Other programs read it: this one is libargon2 itself.
  expect(await reference.verify(hash, '비밀번호-é'.normalize('NFC'))).toBe(true)
  expect(await hasher.verify(hash, '비밀번호-é'.normalize('NFD'))).toBe(true)
})

describe('a hash that cannot be checked', () => {
  const salt = 'WGutVWotZSzFmFPq3XuPkQ'
  const sum = 'AiOzp8SnekE/qnYOK3iFnLBncQZHHaO4JmjRqtccizI'
  it.each([
    ['is empty', ''],
    ['is a plain password', 'secret'],
    ['is of another scheme', `$5$rounds=1000$${salt}$${sum}`],
    [
      'is of the bcrypt that hashed signed bytes',
      '$2x$04$1dGl9dWYkpyZteE.GP4er.EDk6Rvn3kWGLHLObfNcfhoSlPha.qIC',
    ],
    ['would take months', '$2b$31$1dGl9dWYkpyZteE.GP4er.EDk6Rvn3kWGLHLObfNcfhoSlPha.qIC'],
    ['has ten million rounds and one', `$pbkdf2-sha256$10000001$${salt}$${sum}`],
    ['has no rounds', `$pbkdf2-sha256$0$${salt}$${sum}`],
    ['has a short sum', `$pbkdf2-sha256$1000$${salt}$AiOz`],
    ['takes 4 GiB', `$argon2id$v=19$m=4194304,t=1,p=1$${salt}$${sum}`],
    ['takes a million passes', `$argon2id$v=19$m=65536,t=1000000,p=1$${salt}$${sum}`],
    ['has no lanes', `$argon2id$v=19$m=512,t=2,p=0$${salt}$${sum}`],
  ])('because it %s fails at once', async (_because, hash) => {
    const begun = performance.now()
    expect(hasher.kindOf(hash)).toBeUndefined()
    expect(await hasher.verify(hash, 'secret')).toBe(false)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})

it('lets few checks run at once and refuses more than may wait, of every kind', async () => {
  const narrow = makePasswordHasher({ concurrency: 1, queueMax: 2 })
  const outcomes = await Promise.allSettled(
    [madeByPasslib[0], madeByPasslib[6], madeByPasslib[9], madeByPasslib[1]].map((vector) =>
      narrow.verify(vector?.[2] ?? '', 'correct horse'),
    ),
  )
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  expect(outcomes[3]).toMatchObject({ reason: { code: 'login_busy' } })
})
