import { expect, it } from 'vitest'
import { makeInTurn } from './in-turn.ts'

it('goes on one after the other under one name, and at once under another', async () => {
  const inTurn = makeInTurn()
  const done: string[] = []
  const gates = [1, 2, 3].map(() => Promise.withResolvers<void>())
  const first = gates.map((gate, i) =>
    inTurn('a', async () => {
      done.push(`a${i} begins`)
      await gate.promise
      done.push(`a${i} ends`)
      return i
    }),
  )
  expect(await inTurn('b', async () => 'b')).toBe('b')
  expect(done).toEqual(['a0 begins'])
  for (const gate of gates.toReversed()) gate.resolve()
  expect(await Promise.all(first)).toEqual([0, 1, 2])
  expect(done).toEqual(['a0 begins', 'a0 ends', 'a1 begins', 'a1 ends', 'a2 begins', 'a2 ends'])
})

it('goes on after one that failed', async () => {
  const inTurn = makeInTurn()
  const failed = inTurn('a', () => Promise.reject(new Error('no')))
  const next = inTurn('a', async () => 'yes')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
