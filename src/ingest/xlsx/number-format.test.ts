import { describe, expect, it } from 'vitest'
import { builtinFormat, makeNumberFormat } from './number-format.ts'

describe('a number is by its format', () => {
  it.each<[form: string, codes: string[]]>([
    [
      'date',
      [
        'yyyy-mm-dd',
        'yyyy\\-mm\\-dd;@',
        'm/d/yyyy',
        'yyyy"년" m"월" d"일"',
        'yyyy"년" m"월" d"일";@',
        '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
        '[$-412]yyyy"년"\\ mm"월"',
        '[Red]mmm\\-yy',
        '[$-411]ge.m.d',
        '[$-ko-KR]aaaa d',
        'mmmm',
        'd',
        'e"/"mm"/"dd',
        'bbbb-mm-dd',
        '_(yyyy_)',
      ],
    ],
    [
      'clock',
      [
        'h:mm',
        'hh:mm:ss',
        'mm:ss.0',
        'h:mm\\ AM/PM',
        '[$-412]AM/PM\\ h:mm;@',
        '오전/오후 h:mm',
        'h"시" mm"분"',
        'ss.000',
      ],
    ],
    [
      'date-time',
      [
        'yyyy-mm-dd hh:mm',
        'yyyy\\-mm\\-dd\\ hh:mm:ss.000',
        'm/d/yy h:mm',
        'mmm d h A/P',
        '[$-409]d-mmm h:mm',
      ],
    ],
    ['elapsed', ['[h]:mm', '[hh]:mm:ss', '[mm]:ss', '[s]', '[Blue][h]:mm:ss.00']],
    [
      'nothing but itself',
      [
        'General',
        'GENERAL',
        'G/표준',
        '0',
        '#,##0.00',
        '0.00E+00',
        '##0.0E+0',
        '0%',
        '# ?/?',
        '@',
        '',
        '"day"0',
        '0"d"',
        '0\\d',
        '0_d',
        '*d0',
        '[Red]0',
        '[$₩-412]#,##0',
        '[$USD] #,##0',
        '#,##0 USD',
        '"yyyy-mm-dd"',
        '\\y\\m\\d',
        '[h',
        '"yyyy',
        ';;;',
      ],
    ],
  ])('%s', (form, codes) => {
    for (const code of codes)
      expect([code, makeNumberFormat(code)(1.5) ?? 'nothing but itself']).toEqual([code, form])
  })

  it('the section that is for it', () => {
    const forms = (code: string) => [2, -2, 0].map((value) => makeNumberFormat(code)(value))
    expect(forms('yyyy-mm-dd;0')).toEqual(['date', undefined, 'date'])
    expect(forms('0;h:mm;yyyy')).toEqual([undefined, 'clock', 'date'])
    expect(forms('[<1]h:mm;yyyy-mm-dd')).toEqual(['date', 'clock', 'clock'])
    expect(forms('[>=2]yyyy;[=0]h:mm;0')).toEqual(['date', undefined, 'clock'])
    expect(forms('[<>2]0;yyyy')).toEqual(['date', undefined, undefined])
  })

  it('the number of a format that has no code', () => {
    const form = (id: number) => builtinFormat(id)(1)
    expect([14, 17, 31, 36, 57].map(form)).toEqual(Array.from({ length: 5 }, () => 'date'))
    expect([18, 21, 32, 47].map(form)).toEqual(Array.from({ length: 4 }, () => 'clock'))
    expect([22, 46].map(form)).toEqual(['date-time', 'elapsed'])
    expect([0, 1, 4, 9, 11, 13, 37, 44, 48, 49, 164].map(form).every((one) => one === undefined)).toBe(true)
  })
})
