import type { SchemaChange } from '@tg-cloud/contract/dataset-schema'
import { type Field, Fields, fieldTypes, type FieldType } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { describe, expect, it } from 'vitest'
import { makeDecimal } from '../values/decimal.ts'
import { applyChanges } from './change-fields.ts'

const id: Field = { name: 'id', type: 'int', required: true }
const seen: Field = {
  name: 'Seen',
  type: 'timestamp',
  required: true,
  read: { sourceTimeZone: 'Asia/Seoul' },
}
const stop: Field = { name: 'stop', type: 'keyword', label: { ko: '정류장' }, required: true }
const fare: Field = { name: 'fare', type: 'decimal', precision: 12, scale: 2, unit: '원' }
const fields = [id, seen, stop, fare]
const apply = (changes: SchemaChange[], more: object = {}) =>
  applyChanges(changes, { fields, primaryKey: ['id'], timeField: 'Seen', rows: 5, ...more })
const ofType = (type: FieldType): Field =>
  type === 'decimal' ? { name: 'f', type, precision: 12, scale: 2 } : { name: 'f', type }
const widenTo = (from: Field, to: Omit<Extract<SchemaChange, { op: 'widen' }>, 'op' | 'name'>) =>
  apply([{ op: 'widen', name: 'F', ...to }], {
    fields: [{ ...from, name: 'f' }],
    primaryKey: [],
    timeField: null,
  })

describe('changes of fields', () => {
  it('are made in their order, and leave the fields as they were alone', () => {
    const added: Field = { name: 'fresh', type: 'keyword' }
    const before = structuredClone(fields)
    const {
      fields: after,
      effects,
      refused,
    } = apply([
      { op: 'add', field: added },
      { op: 'widen', name: 'FRESH', type: 'text' },
      { op: 'describe', name: 'fresh', label: { ko: '새것' } },
      { op: 'relax', name: 'STOP' },
      { op: 'drop', name: 'FARE' },
      { op: 'widen', name: 'seen', type: 'timestamp', resolution: 'us' },
    ])
    expect(refused).toEqual([])
    expect(after).toEqual([
      id,
      { ...seen, resolution: 'us' },
      { ...stop, required: false },
      { name: 'fresh', type: 'text', label: { ko: '새것' } },
    ])
    expect(effects).toEqual([
      { change: 0, field: 'fresh', effect: 'rows_without_value', of: undefined },
      { change: 4, field: 'fare', effect: 'values_lost', of: fare },
      { change: 5, field: 'Seen', effect: 'type_changed', of: seen },
    ])
    expect(fields).toEqual(before)
    expect(Fields.safeParse(after).success).toBe(true)
  })

  it('of nothing keep every field', () => {
    const { fields: after, effects } = apply([
      { op: 'relax', name: 'fare' },
      { op: 'describe', name: 'stop' },
      { op: 'describe', name: 'stop', label: { ko: '정류장' } },
      { op: 'widen', name: 'fare', type: 'decimal', precision: 12, scale: 2 },
      { op: 'widen', name: 'seen', type: 'timestamp' },
      { op: 'widen', name: 'id', type: 'int' },
    ])
    expect(after).toEqual(fields)
    expect(effects).toEqual([])
  })

  it('drop what they added, as if it had never been', () => {
    const { fields: after, effects } = apply([
      { op: 'add', field: { name: 'a', type: 'int' } },
      { op: 'widen', name: 'a', type: 'int64' },
      { op: 'drop', name: 'a' },
    ])
    expect(after).toEqual(fields)
    expect(effects.map(({ effect }) => effect)).toEqual(['rows_without_value'])
  })

  it('take a required field only where no row is', () => {
    const change: SchemaChange = { op: 'add', field: { name: 'a', type: 'int', required: true } }
    expect(apply([change]).refused).toMatchObject([{ path: 'body.changes.0.field.required' }])
    expect(apply([change], { rows: 0 }).fields.at(-1)).toEqual(change.field)
  })

  it('set and clear what is said of a field', () => {
    const { fields: after } = apply([
      { op: 'describe', name: 'fare', unit: null, description: '요금', read: { thousandsSeparator: ',' } },
      { op: 'describe', name: 'seen', read: null },
      { op: 'describe', name: 'stop', label: null },
    ])
    expect(after.slice(1)).toEqual([
      { name: 'Seen', type: 'timestamp', required: true },
      { name: 'stop', type: 'keyword', required: true },
      {
        name: 'fare',
        type: 'decimal',
        precision: 12,
        scale: 2,
        description: '요금',
        read: { thousandsSeparator: ',' },
      },
    ])
  })

  it.each<[string, SchemaChange, string, string]>([
    [
      'a field that is there',
      { op: 'add', field: { name: 'STOP', type: 'int' } },
      'field.name',
      'not_allowed',
    ],
    ['a field that is not there', { op: 'relax', name: 'none' }, 'name', 'unknown_field'],
    ['a key without values', { op: 'relax', name: 'ID' }, 'name', 'not_allowed'],
    ['no key', { op: 'drop', name: 'id' }, 'name', 'not_allowed'],
    ['no time field', { op: 'drop', name: 'seen' }, 'name', 'not_allowed'],
    [
      'rules for another type',
      { op: 'describe', name: 'id', read: { pattern: 'yyyy' } },
      'read.pattern',
      'not_allowed',
    ],
    [
      'fewer digits',
      { op: 'widen', name: 'fare', type: 'decimal', precision: 11, scale: 2 },
      'precision',
      'too_small',
    ],
    [
      'fewer digits after the point',
      { op: 'widen', name: 'fare', type: 'decimal', precision: 30, scale: 1 },
      'scale',
      'too_small',
    ],
    [
      'fewer digits before the point',
      { op: 'widen', name: 'fare', type: 'decimal', precision: 12, scale: 3 },
      'precision',
      'too_small',
    ],
    [
      'more scale than precision',
      { op: 'widen', name: 'fare', type: 'decimal', precision: 12, scale: 13 },
      'scale',
      'too_large',
    ],
    [
      'a decimal without precision',
      { op: 'widen', name: 'fare', type: 'decimal', scale: 3 },
      'precision',
      'required',
    ],
    ['a scale of int64', { op: 'widen', name: 'id', type: 'int64', scale: 3 }, 'scale', 'not_allowed'],
    [
      'a resolution of text',
      { op: 'widen', name: 'stop', type: 'text', resolution: 'us' },
      'resolution',
      'not_allowed',
    ],
  ])('refuse %s, and say what to do instead', (_what, change, path, code) => {
    const { refused } = apply([{ op: 'relax', name: 'stop' }, change])
    expect(refused).toMatchObject([{ path: `body.changes.1.${path}`, code }])
    expect(refused[0]?.reason).toMatch(/^\w+ \w+: .{10}/)
  })

  it('refuse to lose microseconds, to make text a key, and to drop the last field', () => {
    const us: Field = { ...seen, resolution: 'us' }
    const alone = { fields: [us], primaryKey: [], timeField: null }
    expect(apply([{ op: 'widen', name: 'seen', type: 'timestamp' }], alone).refused).toMatchObject([
      { path: 'body.changes.0.resolution' },
    ])
    expect(apply([{ op: 'drop', name: 'seen' }], alone).refused).toMatchObject([
      { path: 'body.changes.0.name' },
    ])
    const keyed = { primaryKey: ['stop'] }
    expect(apply([{ op: 'widen', name: 'stop', type: 'text' }], keyed).refused).toMatchObject([
      { path: 'body.changes.0.type' },
    ])
    expect(apply([{ op: 'widen', name: 'id', type: 'int64' }]).fields[0]).toEqual({ ...id, type: 'int64' })
  })

  it('refuse to put another field under a name they have just dropped', () => {
    const again: SchemaChange = { op: 'add', field: { name: 'FARE', type: 'keyword' } }
    expect(apply([{ op: 'drop', name: 'fare' }, again]).refused).toMatchObject([
      { path: 'body.changes.1.field.name', code: 'not_allowed' },
    ])
  })

  it('refuse one field too many', () => {
    const most = Array.from({ length: limits.fieldsMax }, (_, i): Field => ({ name: `f${i}`, type: 'int' }))
    const add: SchemaChange = { op: 'add', field: { name: 'a', type: 'int' } }
    const current = { fields: most, primaryKey: [], timeField: null }
    expect(apply([add], current).refused).toMatchObject([{ code: 'too_many', params: { maximum: 500 } }])
    expect(apply([{ op: 'drop', name: 'f7' }, add], current).refused).toEqual([])
  })

  it('widen nothing but int to int64 to decimal, and keyword to text', () => {
    const allowed = fieldTypes.flatMap((from) =>
      fieldTypes
        .filter((to) => to !== from)
        .filter((to) => {
          const size = to === 'decimal' ? { precision: 38, scale: 10 } : {}
          return widenTo(ofType(from), { type: to, ...size }).refused.length === 0
        })
        .map((to) => `${from} ${to}`),
    )
    expect(allowed.sort()).toEqual(['int decimal', 'int int64', 'int64 decimal', 'keyword text'])
  })

  it.each([
    ['int', 16, 0, Number.MAX_SAFE_INTEGER],
    ['int', 18, 2, Number.MIN_SAFE_INTEGER],
    ['int64', 19, 0, 2n ** 63n - 1n],
    ['int64', 38, 19, -(2n ** 63n)],
  ] as const)(
    'widen %s to decimal(%i,%i), which holds every value, and to no smaller',
    (type, precision, scale, value) => {
      const { fields: after, refused } = widenTo(
        { name: 'f', type, multiple: true },
        { type: 'decimal', precision, scale },
      )
      expect(refused).toEqual([])
      expect(after).toEqual([{ name: 'f', type: 'decimal', precision, scale, multiple: true }])
      expect(makeDecimal(precision, scale).fromText(String(value))).toBe(BigInt(value) * 10n ** BigInt(scale))
      const smaller = widenTo({ name: 'f', type }, { type: 'decimal', precision: precision - 1, scale })
      expect(smaller.refused).toMatchObject([{ code: 'too_small', params: { minimum: precision } }])
      expect(makeDecimal(precision - 1, scale).fromText(String(value))).toMatchObject({ code: 'too_precise' })
    },
  )
})
