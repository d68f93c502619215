import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readAhead } from './read-ahead.ts'

/** Says what is asked of it; fails after so many, or ends. */
function numbers(many: number, end?: Error) {
  const said: string[] = []
  const source = (async function* () {
    try {
      for (let i = 1; i <= many; i++) {
        said.push(`${i}`)
        yield i
      }
      if (end) throw end
    } finally {
      said.push('end')
    }
  })()
  return { said, source }
}
const limits = { sizeOf: () => 10, most: 25 }

describe('what is read ahead', () => {
  it('is all there, in its order', async () => {
    const { source } = numbers(100)
    const seen: number[] = []
    for await (const item of readAhead(source, limits)) seen.push(item)
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
  })

  it('is asked for until the most is held, and no more before some is used', async () => {
    const { said, source } = numbers(10)
    const ahead = readAhead(source, limits)
    expect(await ahead.next()).toEqual({ done: false, value: 1 })
    for (let i = 0; i < 10; i++) await turn()
    // One is used, and three fill what is held.
    expect(said).toEqual(['1', '2', '3', '4'])
    await ahead.next()
    for (let i = 0; i < 10; i++) await turn()
    expect(said.at(-1)).toBe('5')
    await ahead.return(undefined)
    expect(said.at(-1)).toBe('end')
  })

  it('comes before a fault that came after it', async () => {
    const { source } = numbers(2, new Error('no more'))
    const seen: number[] = []
    const used = (async () => {
      for await (const item of readAhead(source, limits)) seen.push(item)
    })()
    await expect(used).rejects.toThrow('no more')
    expect(seen).toEqual([1, 2])
  })

  it('ends with whoever stops, whatever becomes of the rest', async () => {
    for (const { said, source } of [numbers(1, new Error('unheard')), numbers(50)]) {
      for await (const item of readAhead(source, limits)) {
        expect(item).toBe(1)
        break
      }
      expect(said.at(-1)).toBe('end')
    }
  })
})
