import { createSecretKey, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeSealed } from './sealed.ts'
import type { TextStore } from './text-store.ts'

function openStore() {
  const texts = new Map<string, string>()
  const store: TextStore = {
    get: async (key) => texts.get(key),
    async set(key, text) {
      texts.set(key, text)
    },
  }
  return { texts, store }
}
const secret = () => createSecretKey(randomBytes(32))

describe('sealed texts', () => {
  it('come back as they were', async () => {
    const sealed = makeSealed(openStore().store, secret())
    for (const text of ['', '{"a":1}', '시청 🚌']) {
      await sealed.set('k', text, 1_000)
      expect(await sealed.get('k')).toBe(text)
    }
    expect(await sealed.get('another')).toBeUndefined()
  })

  it('are not there when anybody has touched them', async () => {
    const { store, texts } = openStore()
    const key = secret()
    const sealed = makeSealed(store, key)
    await sealed.set('k', '{"rows":1}', 1_000)
    await sealed.set('other', '{"rows":2}', 1_000)
    const [mine, other] = [texts.get('k')!, texts.get('other')!]
    const touched = ['', '{}', 'garbage', '\u0000', mine.slice(1), `${mine} `, mine.slice(0, -1), other]
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (let i = 0; i < mine.length; i++)
      for (const letter of letters)
        if (letter !== mine[i]) touched.push(`${mine.slice(0, i)}${letter}${mine.slice(i + 1)}`)
    for (const text of touched) {
      texts.set('k', text)
      expect(await sealed.get('k'), text).toBeUndefined()
    }
    texts.set('k', mine)
    expect(await sealed.get('k')).toBe('{"rows":1}')
    expect(await makeSealed(store, secret()).get('k')).toBeUndefined()
  })
})
