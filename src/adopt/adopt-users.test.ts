import { describe, expect, it } from 'vitest'
import { adoptUsers } from './adopt-users.ts'
import { judgeUser } from './judge-user.ts'
import type { AdoptedUser, Counts, PilotStore, PilotUser } from './ports.ts'

const kindOf = (hash: string) => (hash.startsWith('$2b$') ? ('bcrypt' as const) : undefined)
const row = (change: Partial<PilotUser> = {}): PilotUser => ({
  oldId: '7',
  username: 'minji.kim',
  password: '$2b$12$hash',
  name: '김민지',
  mobile: '010-1234-5678',
  level: 'GENERAL',
  createdAt: '2024-03-01T00:00:00.000000Z',
  updatedAt: '2024-03-01T00:00:00.000000Z',
  sameAs: null,
  usernameTaken: false,
  mobileTaken: false,
  ...change,
})

describe('a user of the pilot', () => {
  it.each<[reason: RegExp, change: Partial<PilotUser>]>([
    [/username/, { username: 'kim min ji' }],
    [/username/, { username: '' }],
    [/username/, { username: null }],
    [/that of id 3/, { sameAs: '3' }],
    [/has the username/, { usernameTaken: true }],
    [/name/, { name: 'a\u0007b' }],
    [/name/, { name: null }],
    [/mobile/, { mobile: '내선 1234' }],
    [/mobile/, { mobile: '' }],
    [/has the mobile/, { mobileTaken: true }],
    [/level/, { level: 'ROOT' }],
    [/hash \(of the kind 6\)/, { password: '$6$rounds=1000$salt$sum' }],
    [/hash cannot/, { password: 'in plain text' }],
    [/hash cannot/, { password: null }],
  ])('is refused because of %s: %j', (reason, change) => {
    const verdict = judgeUser(row(change), kindOf)
    expect(verdict).toMatchObject({ reasons: [expect.stringMatching(reason)] })
    expect(JSON.stringify(verdict)).not.toContain('plain text')
  })

  it('is refused with every reason there is', () => {
    expect(judgeUser(row({ name: '', level: null }), kindOf)).toMatchObject({
      reasons: [expect.stringMatching(/name/), expect.stringMatching(/level/)],
    })
  })

  it('is carried as it is, in NFC', () => {
    const { oldId, username, name, mobile, createdAt, updatedAt } = row()
    const user = {
      oldId,
      username,
      name,
      mobile,
      createdAt,
      updatedAt,
      level: 'GENERAL',
      passwordHash: '$2b$12$hash',
    }
    expect(judgeUser(row(), kindOf)).toMatchObject({ user, kind: 'bcrypt', changed: false })
    const decomposed = row({ name: '김민지'.normalize('NFD') })
    expect(judgeUser(decomposed, kindOf)).toMatchObject({ user, changed: true })
  })
})

/** A store that counts what it is told to count. */
function store(rows: PilotUser[], counts: (carried: number) => Counts): PilotStore {
  const carried: AdoptedUser[] = []
  const take: PilotStore['take'] = (work) =>
    work({
      counts: async () => counts(carried.length),
      async *batches() {
        yield rows
      },
      carry: async (users) => void carried.push(...users),
    })
  return { situation: {} as never, look: take, take }
}

describe('taking over', () => {
  const people = [row(), row({ oldId: '8', username: 'not this one' })]
  const adopt = (counts: (carried: number) => Counts, skipRefused = true) => {
    return adoptUsers({ store: store(people, counts), kindOf, onRefused: () => {} }, skipRefused)
  }

  it('adds up', async () => {
    expect(await adopt((n) => ({ pilot: 5, adopted: 3 + n, users: 10 + n }))).toMatchObject({
      pilot: 5,
      before: 3,
      carried: 1,
      refused: 1,
    })
  })

  it.each([
    ['a row of the pilot was not seen', (n: number) => ({ pilot: 6, adopted: 3 + n, users: 10 + n })],
    ['a user did not arrive', (n: number) => ({ pilot: 5, adopted: 3 + n, users: 10 })],
    ['an old id was not recorded', (n: number) => ({ pilot: 5, adopted: 3, users: 10 + n })],
  ])('is refused when %s', async (_what, counts) => {
    await expect(adopt(counts)).rejects.toThrow(/^Nothing was changed/)
  })

  it('is refused when somebody would be lost', async () => {
    const counts = (n: number) => ({ pilot: 5, adopted: 3 + n, users: 10 + n })
    await expect(adopt(counts, false)).rejects.toThrow('Nothing was changed: 1 users would be lost')
  })
})
