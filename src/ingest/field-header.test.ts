import type { Field } from '@tg-cloud/contract/fields'
import { describe, expect, it } from 'vitest'
import { makeFindField, mapHeader } from './field-header.ts'

const fields: Field[] = [
  { name: 'day', type: 'date', label: { ko: '날짜', en: 'Day' } },
  { name: 'Stop', type: 'keyword', label: { ko: '정류장' } },
  { name: 'boarded', type: 'int', label: { ko: '합계', en: 'Total' } },
  { name: 'left', type: 'int', label: { ko: '합계', en: 'total ' } },
  { name: 'total', type: 'int', label: { ko: '같다', en: '같다' } },
]

describe('a header', () => {
  it('names fields in upper and lower case alike, or by their label', () => {
    expect(mapHeader(['DAY', 'stop', 'boarded', 'LEFT', '같다'], fields)).toEqual({
      fields: [0, 1, 2, 3, 4],
      unknown: [],
      repeated: [],
      missing: [],
    })
    expect(mapHeader([' 정류장 '.normalize('NFD'), 'Day'], fields).fields).toEqual([1, 0])
  })

  it('is told what it lacks, has too much, and has twice', () => {
    expect(mapHeader(['day', '날짜', '모름', '', 'Boarded', 'DAY', '정류장 이름'], fields)).toEqual({
      fields: [0, 0, undefined, undefined, 2, 0, undefined],
      unknown: ['모름', '', '정류장 이름'],
      repeated: ['날짜', 'DAY'],
      missing: ['Stop', 'left', 'total'],
    })
  })

  it('names no field by a label that two have; a name is stronger than a label', () => {
    const find = makeFindField(fields)
    expect(find('합계')).toBe(undefined)
    expect(find('Total')).toBe(4)
    expect(find('total ')).toBe(4)
    // Labels are told apart by upper and lower case.
    expect(find('day')).toBe(0)
    expect(makeFindField([{ name: 'x', type: 'int', label: { en: 'Boarded' } }])('boarded')).toBe(undefined)
  })

  it('finds keys again, however many others come', () => {
    const find = makeFindField(fields)
    for (let i = 0; i < 5_000; i++) expect(find(`${' '.repeat(i % 50)}key${i}`)).toBe(undefined)
    for (let i = 0; i < 2_000; i++) expect(find(`${' '.repeat(i)}day`)).toBe(0)
    expect(['__proto__', 'constructor', 'toString'].map(find)).toEqual([undefined, undefined, undefined])
  })
})
