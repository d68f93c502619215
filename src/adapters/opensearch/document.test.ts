import { fc, test } from '@fast-check/vitest'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { describe, expect, it } from 'vitest'
import { everyField, rowOf } from '../../../test/row-engine/arbitraries.ts'
import type { Cell } from '../../datasets/cell.ts'
import { makeDocumentText } from './document.ts'
import { beside, formOf, limbBits } from './field-form.ts'
import { makeKeyText } from './key-text.ts'
import { mappingOf, settingsOf, termUnits } from './mapping.ts'
import { type Hit, hitParts, makeReadHit } from './read-hit.ts'
import { digitsOfRowId, rowDigits, rowIdOf } from './row-number.ts'
import { piecesOf } from './text-pieces.ts'
import { wideOf, wideText } from './wide-decimal.ts'

type Document = Record<string, unknown>

function documentOf(fields: readonly Field[], cells: readonly Cell[]): Document {
  const columns = cells.map((cell) => [cell])
  const text = makeDocumentText({ fields, primaryKey: [] })(columns, 0, { load: 3, from: 2, at: 7 })
  return JSON.parse(text) as Document
}
const documentOfOne = (field: Omit<Field, 'name'>, cell: Cell) =>
  documentOf([{ name: 'f', ...field }], [cell])

/** What a search shows of a document: what stands beside its fields only where it was asked for. */
function hitOf(document: Document): Hit {
  const shown = Object.entries(document).filter(([name]) => !name.startsWith('$'))
  const { $row, $load, $neg } = document as { $row: number; $load: number; $neg?: string[] }
  return {
    _id: '',
    _source: Object.fromEntries(shown),
    fields: { $row: [String($row)], $load: [$load], ...($neg ? { $neg } : {}) },
  }
}

describe('a document', () => {
  const dataset = { id: '', fields: everyField, primaryKey: [] }

  test.prop([rowOf(dataset)])('is read back as it was written, by every type', (cells) => {
    const read = makeReadHit(everyField)(hitOf(documentOf(everyField, cells)))
    expect(read).toEqual({ row: '2-7', load: 3, cells })
  })

  test.prop([rowOf(dataset)])('has the fields of its mapping alone', (cells) => {
    const names = Object.keys(mappingOf(dataset).properties)
    for (const name of Object.keys(documentOf(everyField, cells))) expect(names).toContain(name)
  })

  it('says what took its place, and its key', () => {
    const fields: Field[] = [{ name: 'K', type: 'keyword' }]
    const text = makeDocumentText({ fields, primaryKey: ['k'] })([['a"b']], 0, {
      load: 9,
      from: 1,
      at: 2,
      gone: 10,
    })
    expect(JSON.parse(text)).toEqual({ $row: 2 ** 40 + 2, $load: 9, $gone: 10, $key: 'va"b', K: 'a"b' })
  })

  it('notes which fields hold JSON and minus zero, and leaves out what has no value', () => {
    const fields: Field[] = [
      { name: 'raw', type: 'json' },
      { name: 'none', type: 'json' },
      { name: 'x', type: 'double' },
      { name: 'y', type: 'double' },
    ]
    const document = documentOf(fields, ['{"a":1.10}', null, -0, 0])
    expect(document).toMatchObject({ $has: ['raw'], $neg: ['x'], raw: '{"a":1.10}', x: 0, y: 0 })
    expect(document).not.toHaveProperty('none')
  })

  it('has each element of a list once beside it, 0 and -0 as one', () => {
    expect(documentOfOne({ type: 'double', multiple: true }, [1, -0, 1, 0])).toMatchObject({ $v_f: [1, 0] })
    expect(documentOfOne({ type: 'int64', multiple: true }, [5n, 5n])).toMatchObject({ $v_f: [5] })
    const here = { lat: 0, lon: 1.5 }
    const points = [here, { lat: -0, lon: 1.5 }, { ...here }]
    expect(documentOfOne({ type: 'geo_point', multiple: true }, points)).toMatchObject({ $pt_f: ['0,1.5'] })
    expect(documentOfOne({ type: 'keyword', multiple: true }, ['a', 'a'])).toMatchObject({ f: ['a', 'a'] })
  })

  it('has words of text with the ends of elements between them', () => {
    expect(documentOfOne({ type: 'text' }, 'Seoul, 서울!')).toMatchObject({ $w_f: ' seoul 서울 ' })
    expect(documentOfOne({ type: 'text' }, '...')).not.toHaveProperty('$w_f')
    const list = documentOfOne({ type: 'text', multiple: true }, ['a b', '?', 'c'])
    expect(list).toMatchObject({ $w_f: ' a b | c ' })
  })

  it('has no word that a server would cut', () => {
    // A letter of two UTF-16 units.
    const word = '\u{10400}'.repeat(255)
    const { $w_f: words } = documentOfOne({ type: 'text' }, `${'x'.repeat(600)} ${word}`) as { $w_f: string }
    for (const one of words.split(' ')) expect(one.length).toBeLessThanOrEqual(250)
  })
})

describe('whole numbers', () => {
  const types: Omit<Field, 'name'>[] = [
    { type: 'int' },
    { type: 'int64' },
    { type: 'decimal', precision: 18, scale: 4 },
    { type: 'decimal', precision: 38, scale: 18 },
  ]
  const most = { int: 2n ** 53n - 1n, int64: 2n ** 63n - 1n, decimal: 10n ** 18n - 1n }

  test.prop([fc.constantFrom(...types), fc.bigInt(-(10n ** 38n) + 1n, 10n ** 38n - 1n), fc.nat(127)])(
    'are the sum of their limbs, unless they are small',
    (type, large, shift) => {
      const mostOfType = type.precision === 38 ? 10n ** 38n - 1n : most[type.type as keyof typeof most]
      const value = (large % (mostOfType + 1n)) / 2n ** BigInt(shift)
      const document = documentOfOne(type, type.type === 'int' ? Number(value) : value)
      const limbs = Array.from({ length: 7 }, (_, i) => (document[beside.limb('f', i)] as number) ?? 0)
      for (const limb of limbs) expect(Math.abs(limb)).toBeLessThan(2 ** limbBits)
      const sum = limbs.reduce((all, limb, i) => all + BigInt(limb) * 2n ** BigInt(i * limbBits), 0n)
      const small = 2n ** BigInt(limbBits)
      const isSmall = type.precision !== 38 && value < small && value > -small
      expect(sum).toBe(isSmall ? 0n : value)
    },
  )

  const wide = fc.bigInt(-(10n ** 38n) + 1n, 10n ** 38n - 1n)
  test.prop([wide, wide])('of many digits are text in their order', (a, b) => {
    const [left, right] = [wideText(a, 38), wideText(b, 38)]
    expect(wideOf(left, 38)).toBe(a)
    expect(left.length).toBe(39)
    expect(left < right).toBe(a < b)
  })
})

describe('text that is too long for a term', () => {
  const unit = fc.constantFrom('a', '가', '\u{1F600}')
  const long = fc
    .array(unit, { minLength: 3, maxLength: 40 })
    .chain((units) =>
      fc.nat(60_000).map((length) => units.join('').repeat(2_000).slice(0, length).toWellFormed()),
    )

  test.prop([long, fc.nat(), fc.integer({ min: 1, max: limits.filterValueChars })], { numRuns: 50 })(
    'is in pieces that are not, and whatever is looked for stands whole in one',
    (text, place, length) => {
      const pieces = piecesOf(text)
      expect(pieces.length > 0).toBe(text.length > termUnits)
      for (const piece of pieces) {
        expect(text).toContain(piece)
        expect(piece.isWellFormed()).toBe(true)
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(limits.keywordBytes)
      }
      const start = place % (text.length + 1)
      const part = text.slice(start, start + length)
      if (pieces.length > 0 && part.isWellFormed())
        expect(pieces.some((piece) => piece.includes(part))).toBe(true)
    },
  )
})

describe('keys', () => {
  const fields: Field[] = [
    { name: 'a', type: 'keyword' },
    { name: 'b', type: 'int64' },
  ]
  const keyText = makeKeyText({ fields, primaryKey: ['b', 'a'] })!
  const key = fc.tuple(
    fc.option(
      fc.oneof(fc.constantFrom('', 'v', 'n', 'x'.repeat(200)), fc.string({ unit: 'binary', maxLength: 3 })),
    ),
    fc.option(fc.bigInt(-2n, 2n)),
  )
  test.prop([key, key])('have one text when they are equal, two when they are not', (one, other) => {
    const [left, right] = [one, other].map(([a, b]) => keyText([[a?.replaceAll('\0', '0') ?? null], [b]], 0))
    const same = one[0]?.replaceAll('\0', '0') === other[0]?.replaceAll('\0', '0') && one[1] === other[1]
    expect(left === right).toBe(same)
    expect(Buffer.byteLength(left!)).toBeLessThanOrEqual(512)
  })
})

describe('ids of rows', () => {
  test.prop([fc.integer({ min: 1, max: 2 ** 23 - 1 }), fc.integer({ min: 1, max: 10 ** 12 - 1 })])(
    'are read back, and their numbers have their order',
    (from, at) => {
      expect(rowIdOf(rowDigits(from, at))).toBe(`${from}-${at}`)
      expect(digitsOfRowId(`${from}-${at}`)).toBe(rowDigits(from, at))
      expect(BigInt(rowDigits(from, at))).toBeLessThan(BigInt(rowDigits(from, at + 1)))
      expect(BigInt(rowDigits(from, 10 ** 12))).toBeLessThan(BigInt(rowDigits(from + 1, 1)))
    },
  )
  it('of another form are none', () => {
    for (const id of ['', '1', '0-1', '1-0', '99999999-1', '1-9999999999999', 'x'])
      expect(digitsOfRowId(id)).toBe(undefined)
  })
})

describe('a mapping', () => {
  it('lets in what it names alone, and leaves room for it', () => {
    const dataset = { id: 'x', fields: everyField }
    const { dynamic, properties, _source } = mappingOf(dataset)
    expect([dynamic, _source]).toEqual(['strict', { excludes: ['$*'] }])
    const settings = settingsOf(dataset, { shards: 1, replicas: 1 })
    expect(settings['mapping.total_fields.limit']).toBeGreaterThan(Object.keys(properties).length)
    for (const field of everyField) {
      expect(properties).toHaveProperty(field.name)
      const form = formOf(field)
      if (form) expect(properties[form.path]).toMatchObject({ type: form.kind })
    }
    expect(hitParts([])._source).toBe(false)
    expect(hitParts([], true)._source).toBe(false)
  })
})
