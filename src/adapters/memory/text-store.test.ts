import { describe, expect, it, vi } from 'vitest'
import { makeMemoryTexts } from './text-store.ts'

const kib = (letter: string, many: number) => letter.repeat(many * 1_024)

describe('texts in memory', () => {
  it('come back as they were', async () => {
    const texts = makeMemoryTexts(1_048_576)
    for (const text of ['', '서울 버스', '{"a":[1,null]}', '🚌', '\u0000'])
      await texts.set(`key of ${text}`, text, 1_000)
    for (const text of ['', '서울 버스', '{"a":[1,null]}', '🚌', '\u0000'])
      expect(await texts.get(`key of ${text}`)).toBe(text)
    expect(await texts.get('another')).toBeUndefined()
  })

  it('are forgotten when their time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const texts = makeMemoryTexts(1_048_576)
      await texts.set('a', 'text', 1_000)
      vi.setSystemTime(Date.now() + 1_000)
      expect(await texts.get('a')).toBe('text')
      vi.setSystemTime(Date.now() + 1)
      expect(await texts.get('a')).toBeUndefined()
      expect(texts.bytes()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('take no more bytes than they may: those that were not used for longest go', async () => {
    const most = 64 * 1_024
    const texts = makeMemoryTexts(most)
    for (let i = 0; i < 1_000; i++) {
      await texts.set(`k${i}`, kib('x', 1 + (i % 3)), 60_000)
      // One that is used stays.
      if (i % 5 === 0) await texts.get('k0')
      expect(texts.bytes()).toBeLessThanOrEqual(most)
    }
    expect(texts.bytes()).toBeGreaterThan(most / 2)
    expect(await texts.get('k0')).toBeDefined()
    expect(await texts.get('k1')).toBeUndefined()
    expect(await texts.get('k999')).toBeDefined()
  })

  it('are counted once however often they are set', async () => {
    const texts = makeMemoryTexts(1_048_576)
    await texts.set('a', kib('x', 10), 60_000)
    const once = texts.bytes()
    await texts.set('a', kib('y', 10), 60_000)
    expect(texts.bytes()).toBe(once)
    expect(await texts.get('a')).toBe(kib('y', 10))
  })

  it('that are large leave the others alone, and the one of before is gone', async () => {
    const texts = makeMemoryTexts(1_048_576)
    await texts.set('small', 'x', 60_000)
    await texts.set('a', 'before', 60_000)
    await texts.set('a', kib('x', 65), 60_000)
    expect(await texts.get('a')).toBeUndefined()
    expect(await texts.get('small')).toBe('x')
  })
})
