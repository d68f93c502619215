import { expect, it } from 'vitest'
import { makeCommits, makeUnchanged } from './unchanged.ts'

/** Readers of a ledger whose entry is the number of the last commit. */
function world() {
  const commits = makeCommits()
  const { unchangedFor, known } = makeUnchanged(commits)
  let [reads, looks] = [0, 0]
  let meanwhile: (() => Promise<unknown>) | undefined
  async function look() {
    looks++
    await meanwhile?.()
  }
  return {
    commits,
    known,
    commit: () => commits.during(async () => {}),
    ask(name: string, begunAt = commits.count()) {
      return unchangedFor(look, begunAt)(name, async () => {
        reads++
        await meanwhile?.()
        return `${name} at ${commits.count()}`
      })
    },
    counts: () => ({ reads, looks }),
    during(work: (() => Promise<unknown>) | undefined) {
      meanwhile = work
    },
  }
}

it('reads once what no commit has changed', async () => {
  const { ask, commit, counts } = world()
  expect([await ask('a'), await ask('a'), await ask('b')]).toEqual(['a at 0', 'a at 0', 'b at 0'])
  expect(counts()).toEqual({ reads: 2, looks: 1 })
  await commit()
  expect(await ask('a')).toBe('a at 2')
  expect(counts()).toEqual({ reads: 3, looks: 1 })
})

it('reads itself where a commit came between its beginning and its first look', async () => {
  const { ask, commit, during, counts } = world()
  await ask('a')
  during(async () => {
    during(undefined)
    await commit()
  })
  expect(await ask('a', 0)).toBe('a at 2')
  // What was read by then may be of either moment.
  expect(await ask('a')).toBe('a at 2')
  expect(counts()).toEqual({ reads: 3, looks: 1 })
})

it('remembers nothing that was read around a commit', async () => {
  const { ask, commits, commit, during, counts } = world()
  during(commit)
  await ask('a')
  during(undefined)
  await ask('a', 0)
  await commits.during(async () => {
    await ask('a')
    await ask('a')
  })
  expect(counts()).toEqual({ reads: 4, looks: 0 })
})

it('knows without a look what nothing has begun to change', async () => {
  const { ask, commits, known } = world()
  expect(known('a')).toBeUndefined()
  await ask('a')
  expect(known('a')).toBe('a at 0')
  await commits.during(async () => expect(known('a')).toBeUndefined())
  expect(known('a')).toBeUndefined()
})

it('forgets the oldest of many', async () => {
  const { ask, counts } = world()
  for (let i = 0; i <= 100; i++) await ask(String(i))
  await ask('100')
  await ask('0')
  expect(counts()).toEqual({ reads: 102, looks: 1 })
})
