import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { foldInPlace, foldText } from './fold-text.ts'
import { tokenSpans } from './token-spans.ts'
import { joinedTokens, tokensOf } from './tokens.ts'

const jamo = fc.integer({ min: 0x1100, max: 0x11ff }).map((code) => String.fromCharCode(code))
const compatible = fc.integer({ min: 0x3131, max: 0x318e }).map((code) => String.fromCharCode(code))
const wide = fc.integer({ min: 0xff01, max: 0xffdc }).map((code) => String.fromCharCode(code))
const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
const mark = fc.constantFrom(
  '\u0301',
  '\u0323',
  '\u030C',
  '\u0338',
  '\u3099',
  '\u034F',
  '\u200D',
  '\u00AD',
  '\u200B',
)
const special = fc.constantFrom(...Array.from('.,\'":;_·-  \n’İΣςẞJ℀㈜½™々ーらカ漢ก้कि👩🇰🇷1٣צ𝐀𐐀𖵧𖵣㎏ﬁ'))
const char = fc.oneof(
  jamo,
  compatible,
  wide,
  syllable,
  mark,
  special,
  fc.string({ unit: 'binary', maxLength: 1 }),
)
const text = fc.oneof(
  fc.array(char, { maxLength: 30 }).map((chars) => chars.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)
const long = fc
  .array(fc.constantFrom('a', 'é', '.', '_', '\u0301', '𝐀', '가', "'", '1', 'カ'), {
    minLength: 200,
    maxLength: 900,
  })
  .map((chars) => chars.join(''))

describe('tokens', () => {
  it.each([
    ["Don't stop! U.S.A. 3.14", ["don't", 'stop', 'u.s.a', '3.14']],
    ['1,000원 2024년 3호선', ['1,000원', '2024년', '3호선']],
    ['서울 버스, 정류장(시청)', ['서울', '버스', '정류장', '시청']],
    ['제목:내용 a-b c/d x_y', ['제목', '내용', 'a', 'b', 'c', 'd', 'x_y']],
    ['漢字かなカタカナ語', ['漢', '字', 'か', 'な', 'カタカナ', '語']],
    ['ＡＢＣ　ﾊﾞｽ ㈜한국 ㎏', ['abc', 'バス', '주', '한국', 'kg']],
    ['Straße ÉCOLE ΟΔΟΣ οδος J\u030C', ['straße', 'école', 'οδοσ', 'οδοσ', 'ǰ']],
    ['co\u00ADop e\u034F\u0301 a\u200Bb', ['coop', 'é', 'a', 'b']],
    ['👩‍👩‍👧 🇰🇷 … ※ — ', []],
    ['ดีก่า कि', ['ดี', 'ก่', 'า', 'कि']],
    ['צה"ל a"b "', ['צה"ל', 'a', 'b']],
    ['__ _a 𝐀𐐀', ['_a', 'a𐐨']],
    ['', []],
  ])('of %j are %j', (text, expected) => {
    expect(tokensOf(text)).toEqual(expected)
    expect(joinedTokens(text)).toBe(expected.length > 0 ? ` ${expected.join(' ')} ` : ' ')
  })

  it('of long words are pieces', () => {
    expect(tokensOf('a'.repeat(600)).map(({ length }) => length)).toEqual([255, 255, 90])
    expect(tokensOf(`${'𝐀'.repeat(255)}.b`).map(({ length }) => length)).toEqual([255, 1])
    expect(tokensOf(`${'가'.repeat(254)}.b`)).toEqual(['가'.repeat(254), 'b'])
    expect(tokensOf('𐐀'.repeat(256))).toEqual(['𐐨'.repeat(255), '𐐨'])
    expect(tokensOf(`${'_'.repeat(600)}a`)).toEqual([`${'_'.repeat(90)}a`])
    expect(tokensOf(`a${'\u20D2'.repeat(100)}b`)).toEqual([`a${'\u20D2'.repeat(32)}b`])
  })

  it('are found in time, whatever the marks', () => {
    const start = performance.now()
    for (const marks of ['\u0301\u0323', '\uFF9E\u0323', '\u0301\u034F\u0323'])
      for (const find of [tokensOf, (text: string) => [...tokenSpans(text)]])
        expect(find(`a${marks.repeat(200_000)}`)).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test.prop([text])('are the same in both normal forms, and in both with compatible characters', (text) => {
    const tokens = tokensOf(text)
    for (const form of ['NFC', 'NFD'] as const) expect(tokensOf(text.normalize(form))).toEqual(tokens)
  })
  test.prop([fc.oneof(text, long)])(
    'are tokens themselves, of which none is empty or has white space',
    (text) => {
      const tokens = tokensOf(text)
      expect(tokensOf(tokens.join(' '))).toEqual(tokens)
      for (const token of tokens) {
        expect(token).not.toMatch(/^$|\s/)
        expect(Array.from(token).length).toBeLessThanOrEqual(255)
        expect(tokensOf(token)).toEqual([token])
      }
      expect(joinedTokens(text)).toBe(tokens.length > 0 ? ` ${tokens.join(' ')} ` : ' ')
    },
  )
  test.prop([text])('do not depend on how a text is folded', (text) => {
    const inPlace = foldInPlace(text)
    if (inPlace !== undefined) expect(inPlace).toBe(foldText(text))
  })
  test.prop([fc.oneof(text, long)])('have places in the text, which hold them', (text) => {
    const spans = [...tokenSpans(text)]
    expect(spans.map(({ token }) => token)).toEqual(tokensOf(text))
    let last = { start: 0, end: 0 }
    for (const { token, start, end } of spans) {
      const isSame = start === last.start && end === last.end
      expect(end).toBeGreaterThan(start)
      if (!isSame && start < last.end) expect(foldText(text.slice(start, last.end)).length).toBeGreaterThan(1)
      expect(foldText(text.slice(start, end))).toContain(token)
      last = { start, end }
    }
  })

  it('of every character are tokens', () => {
    const chars: string[] = []
    for (let code = 0; code < 0x11_0000; code++) {
      const char = String.fromCodePoint(code)
      if (/[^\p{Cn}\p{Co}\p{Cs}\p{Unified_Ideograph}가-힣]/u.test(char))
        chars.push(`a${char}b`, `1${char}2`, char)
    }
    const text = chars.join(' / ')
    const folded = foldText(text)
    expect(foldText(folded) === folded).toBe(true)
    const tokens = tokensOf(text)
    expect(tokens.length).toBeGreaterThan(chars.length / 2)
    expect(tokensOf(tokens.join(' ')).findIndex((token, i) => token !== tokens[i])).toBe(-1)
  })
})
