import { describe, expect, it } from 'vitest'
import { hasTime, parseDatePattern } from './date-pattern.ts'
import { Field } from './fields.ts'

const problemOf = (pattern: string) => {
  const parsed = parseDatePattern(pattern)
  return 'problem' in parsed ? parsed.problem : undefined
}

describe('a date pattern', () => {
  it.each([
    'yyyy-MM-dd',
    'yyyyMMddHHmmss',
    'd/M/yy',
    'yyyy. M. d. a h:mm',
    'yyyy년 M월 d일 H시 m분 s초',
    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
    'yyyy-MM-ddTHH:mm:ss',
    "''yyyy 'of' MM''dd",
  ])('may be %s', (pattern) => {
    expect(problemOf(pattern)).toBe(undefined)
  })

  it.each([
    ['YYYY-MM-DD', 'YYYY is no part of a time; text stands in quotes'],
    ['yyyy-MM-ddTHH:mm:ssZ', 'Z is no part of a time; text stands in quotes'],
    ['yyyyy-MM-dd', 'yyyyy is no part of a time; text stands in quotes'],
    ['yyyy-MMM-dd', 'MMM is no part of a time; text stands in quotes'],
    ['yyyy-MM-dd SSSSSSS', 'SSSSSSS is no part of a time; text stands in quotes'],
    ["yyyy-MM-dd 'at", 'a quote is not closed'],
    ['MM-dd', 'it names no year'],
    ['yyyy-dd', 'it names no month'],
    ['yyyy-MM', 'it names no day'],
    ['HH:mm', 'it names no year'],
    ['yyyy-MM-dd yy', 'it names the year twice'],
    ['yyyy-MM-dd HH h a', 'it names the hour twice'],
    ['yyyy-MM-dd mm', 'it names the minute without what comes before'],
    ['yyyy-MM-dd HH ss', 'it names the second without what comes before'],
    ['yyyy-MM-dd HH:mm.SSS', 'it names the fraction without what comes before'],
    ['yyyy-MM-dd hh:mm', 'a goes with h, and h with a'],
    ['yyyy-MM-dd HH:mm a', 'a goes with h, and h with a'],
    ['yyyyMd', 'M has one or two digits, so no digit may follow it'],
    ["yyyy-MM-d'1'", 'd has one or two digits, so no digit may follow it'],
    ['yyyy-MM-d1', 'd has one or two digits, so no digit may follow it'],
    ['x'.repeat(10_000), 'it is too long'],
  ])('is not %s', (pattern, problem) => {
    expect(problemOf(pattern)).toBe(problem)
  })

  it('of a date has no time of day', () => {
    const has = (pattern: string) => hasTime((parseDatePattern(pattern) as { parts: [] }).parts)
    expect(["yyyy-MM-dd '00:00'", 'yyMMdd'].map(has)).toEqual([false, false])
    expect(['yyyy-MM-dd HH', 'yyyy-MM-ddXXX', 'yyyy-MM-dd a h'].map(has)).toEqual([true, true, true])
  })
})

describe('the reading rules of a field', () => {
  const issues = (field: object) =>
    Field.safeParse({ name: 'x', ...field }).error?.issues.map(({ path }) => path.join('.')) ?? []

  it.each([
    [{ type: 'date', read: { pattern: 'yyyy/MM/dd' } }],
    [
      {
        type: 'timestamp',
        read: { pattern: 'yyyy/MM/dd HH', sourceTimeZone: 'Asia/Seoul', nullWords: ['-', ''] },
      },
    ],
    [{ type: 'int', read: { thousandsSeparator: ',' } }],
    [{ type: 'decimal', precision: 9, scale: 2, read: { thousandsSeparator: '.', decimalSeparator: ',' } }],
    [{ type: 'boolean', read: { trueWords: ['Y'], falseWords: ['N'], nullWords: ['-'], trim: true } }],
  ])('may be %j', (field) => {
    expect(issues(field)).toEqual([])
  })

  it.each([
    [{ type: 'timestamp', read: { pattern: 'YYYY-MM-DD' } }, 'read.pattern'],
    [{ type: 'date', read: { pattern: 'yyyy-MM-dd HH:mm' } }, 'read.pattern'],
    [{ type: 'int', read: { pattern: 'yyyy-MM-dd' } }, 'read.pattern'],
    [{ type: 'date', read: { sourceTimeZone: 'Asia/Seoul' } }, 'read.sourceTimeZone'],
    [{ type: 'keyword', read: { trueWords: ['Y'] } }, 'read.trueWords'],
    [{ type: 'double', read: { thousandsSeparator: '.' } }, 'read.thousandsSeparator'],
    [{ type: 'double', read: { thousandsSeparator: ',', decimalSeparator: ',' } }, 'read.thousandsSeparator'],
    [{ type: 'boolean', read: { trueWords: ['y'], falseWords: ['Y'] } }, 'read.falseWords'],
    [{ type: 'boolean', read: { trueWords: ['False'] } }, 'read.trueWords'],
    [{ type: 'boolean', read: { falseWords: ['True'] } }, 'read.falseWords'],
    [{ type: 'boolean', read: { falseWords: ['-'], nullWords: ['-'] } }, 'read.falseWords'],
  ])('are not %j', (field, path) => {
    expect(issues(field)).toEqual([path])
  })

  it('say what is wrong with a pattern', () => {
    const refused = Field.safeParse({ name: 'x', type: 'date', read: { pattern: 'yyyy-MM' } })
    expect(refused.error?.issues).toMatchObject([
      { params: { code: 'invalid_format', params: { format: 'date pattern', reason: 'it names no day' } } },
    ])
  })
})
