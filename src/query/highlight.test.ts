import { fc, test } from '@fast-check/vitest'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { describe, expect, it } from 'vitest'
import type { ResolvedFilter } from '../filters/resolved-filter.ts'
import { tokensOf } from '../values/tokens.ts'
import { makeHighlighter } from './highlight.ts'

const note: Field = { name: 'note', type: 'text' }
const target = { kind: 'field' as const, field: note }
const match = (words: string, mode: 'all' | 'any' | 'phrase' = 'all'): ResolvedFilter => ({
  op: 'match',
  target,
  words: tokensOf(words),
  mode,
})
const contains = (value: string): ResolvedFilter => ({ op: 'contains', target, value })
const highlight = (filter: ResolvedFilter, cell: string | string[] | null) =>
  (makeHighlighter(note, filter)?.(cell) ?? []).map(({ parts }) => parts)
/** Matches in brackets. */
const shown = (filter: ResolvedFilter, cell: string | string[]) =>
  highlight(filter, cell).map((parts) =>
    parts.map(({ text, match }) => (match ? `[${text}]` : text)).join(''),
  )
const nfd = (text: string) => text.normalize('NFD')

describe('highlights', () => {
  it.each([
    [match('bus'), 'The ＢＵＳ, a bus stop', ['The [ＢＵＳ], a [bus] stop']],
    [match('버스 막차'), '서울 버스, 막차', ['서울 [버스], [막차]']],
    [match(nfd('버스')), '서울 버스', ['서울 [버스]']],
    [match('버스'), nfd('서울 버스!'), [nfd('서울 [버스]!')]],
    [match('bus stop', 'phrase'), 'stop, bus: Bus - Stop; bus', ['stop, bus: [Bus - Stop]; bus']],
    [match('年 東'), '東京2024年', ['[東]京2024[年]']],
    [match('bus'), 'busy 버스bus', []],
    [contains('us st'), 'bus stop', ['b[us st]op']],
    [contains('a'), 'aaa 😀', ['[a][a][a] 😀']],
    [contains('😀'), 'a😀b', ['a[😀]b']],
    [{ op: 'or', filters: [contains('s s'), match('stop')] }, 'bus stop', ['bu[s stop]']],
    [{ op: 'not', filter: match('bus') }, 'bus', []],
    [{ op: 'not', filter: { op: 'not', filter: match('bus') } }, 'bus', ['[bus]']],
    [{ op: 'and', filters: [match('a'), { op: 'not', filter: contains('b') }] }, 'a b', ['[a] b']],
  ] as [ResolvedFilter, string, string[]][])('of %j in %j are %j', (filter, text, expected) => {
    expect(shown(filter, text)).toEqual(expected)
  })

  it('are of one field, and of nothing when nothing is looked for in it', () => {
    expect(makeHighlighter({ ...note, name: 'other' }, match('bus'))).toBeUndefined()
    expect(makeHighlighter(note, { op: 'exists', target })).toBeUndefined()
    expect(makeHighlighter(note, undefined)).toBeUndefined()
    expect(highlight(match('bus'), null)).toEqual([])
  })

  it('of lists are of its elements, no piece of two', () => {
    const list = ['a bus', 'no', 'bus b', 'bus c', 'bus d']
    expect(shown(match('bus'), list)).toEqual(['a [bus]', '[bus] b', '[bus] c'])
  })

  it('of long texts are a few pieces, from word to word', () => {
    const far = `${'word '.repeat(100)}bus ${'word '.repeat(100)}bus. ${'word '.repeat(100)}bus ${'x '.repeat(99)}bus`
    const pieces = shown(match('bus'), far)
    expect(pieces).toHaveLength(limits.highlightFragments)
    for (const piece of pieces) {
      expect(piece).toMatch(/^word( word)* \[bus\]\.? (word|x)( word| x)*$/)
      expect(piece.length).toBeGreaterThan(limits.highlightChars - 10)
      expect(piece.length).toBeLessThanOrEqual(limits.highlightChars + 2)
    }
    const end = `${'word '.repeat(100)}last`
    expect(shown(match('last'), end)[0]).toHaveLength(limits.highlightChars + 1)
  })

  it('of a text without an end of a word do not take long', () => {
    const begun = performance.now()
    const [first] = shown(contains('a'), 'a'.repeat(1_000_000))
    expect(first).toBe('[a]'.repeat(limits.highlightChars))
    const [face] = shown(contains('😀'), `${'👍🏽'.repeat(100_000)}😀${'👍🏽'.repeat(1_000)}`)
    expect(face).toMatch(/^(👍🏽){18,21}\[😀\](👍🏽){18,21}$/u)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  const word = fc.constantFrom(
    'bus',
    'Bus',
    '버스',
    nfd('버스'),
    '東',
    'é',
    'e\u0301',
    '.',
    ',',
    '😀',
    'x'.repeat(40),
  )
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
  test.prop([text, fc.constantFrom('bus', '버스', 'é', '東'), fc.constantFrom('s ', '스', ' ', 'b')])(
    'are pieces of the text as it is, one after the other, with a match in each',
    (text, words, part) => {
      for (const filter of [
        match(words),
        contains(part),
        { op: 'or' as const, filters: [match(words), contains(part)] },
      ]) {
        let at = 0
        const found = highlight(filter, text)
        const isThere = filter.op === 'match' ? tokensOf(text).includes(words) : text.includes(part)
        if (filter.op !== 'or') expect(found.length > 0).toBe(isThere)
        for (const parts of found) {
          const piece = parts.map(({ text }) => text).join('')
          at = text.indexOf(piece, at) + piece.length
          expect(at).toBeGreaterThanOrEqual(piece.length)
          expect(parts.some(({ match }) => match)).toBe(true)
          if (filter.op === 'match')
            for (const { text, match } of parts) expect(tokensOf(text).includes(words)).toBe(match)
        }
      }
    },
  )
})
