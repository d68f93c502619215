import { expect, it } from 'vitest'
import { makeCommits, makeUnchanged } from './unchanged.ts'

/** Readers of a ledger whose entry is the number of the last commit. */
function world() {
  const commits = makeCommits()
  const { unchangedSince, known } = makeUnchanged(commits)
  let reads = 0
  let meanwhile: (() => Promise<unknown>) | undefined
  return {
    commits,
    known,
    commit: () => commits.during(async () => {}),
    ask(name: string, begunAt = commits.count()) {
      return unchangedSince(begunAt)(name, async () => {
        reads++
        await meanwhile?.()
        return `${name} at ${commits.count()}`
      })
    },
    reads: () => reads,
    during(work: (() => Promise<unknown>) | undefined) {
      meanwhile = work
    },
  }
}

it('reads once what no commit has changed', async () => {
  const { ask, commit, reads } = world()
  expect([await ask('a'), await ask('a'), await ask('b')]).toEqual(['a at 0', 'a at 0', 'b at 0'])
  expect(reads()).toBe(2)
  await commit()
  expect(await ask('a')).toBe('a at 2')
  expect(reads()).toBe(3)
})

it('reads itself where a commit came between its beginning and its first look', async () => {
  const { ask, commit, reads } = world()
  await ask('a')
  await commit()
  expect(await ask('a', 0)).toBe('a at 2')
  // What it read may be of either moment.
  expect(await ask('a')).toBe('a at 2')
  expect(reads()).toBe(3)
})

it('remembers nothing that was read around a commit', async () => {
  const { ask, commits, commit, during, reads } = world()
  during(commit)
  await ask('a')
  during(undefined)
  await ask('a', 0)
  await commits.during(async () => {
    await ask('a')
    await ask('a')
  })
  expect(reads()).toBe(4)
})

it('puts nothing older in the place of what was read after a commit', async () => {
  const { ask, commit, during, known } = world()
  const slow = Promise.withResolvers<void>()
  during(() => slow.promise)
  const older = ask('a')
  during(undefined)
  await commit()
  await ask('a')
  slow.resolve()
  await older
  expect(known('a')).toBe('a at 2')
})

it('knows without a session what nothing has begun to change', async () => {
  const { ask, commits, known } = world()
  expect(known('a')).toBeUndefined()
  await ask('a')
  expect(known('a')).toBe('a at 0')
  await commits.during(async () => expect(known('a')).toBeUndefined())
  expect(known('a')).toBeUndefined()
})

it('forgets the oldest of many', async () => {
  const { ask, reads } = world()
  for (let i = 0; i <= 100; i++) await ask(String(i))
  await ask('100')
  await ask('0')
  expect(reads()).toBe(102)
})
