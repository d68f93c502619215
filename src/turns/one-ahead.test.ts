import { expect, it } from 'vitest'
import { oneAhead } from './one-ahead.ts'

async function* numbers(said: string[], most: number) {
  try {
    for (let i = 1; i <= most; i++) {
      said.push(`made ${i}`)
      yield i
    }
    throw new Error('no more')
  } finally {
    said.push('ended')
  }
}

it('asks for the next before one is used, and hands on a fault after what came before it', async () => {
  const said: string[] = []
  const used = (async () => {
    for await (const item of oneAhead(numbers(said, 2))) said.push(`used ${item}`)
  })()
  await expect(used).rejects.toThrow('no more')
  expect(said).toEqual(['made 1', 'made 2', 'used 1', 'ended', 'used 2'])
})

it('ends the source for whoever stops, whatever becomes of the next', async () => {
  for (const most of [1, 5]) {
    const said: string[] = []
    for await (const item of oneAhead(numbers(said, most))) {
      expect(item).toBe(1)
      break
    }
    expect(said.at(-1)).toBe('ended')
  }
})
