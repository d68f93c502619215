import fc from 'fast-check'

/** Texts that break parsers, indexes, logs, terminals and databases. */
export const hostileTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\r\nX-Injected: 1',
  '\u202Egnp.exe',
  '\u200F\u200E',
  '한글'.normalize('NFD'),
  // Grow when they are composed: two and three code points for one.
  '\u0958'.repeat(100),
  '\u0958'.repeat(255),
  '\u{1D160}'.repeat(255),
  '👨‍👩‍👧‍👦',
  '\uD800',
  'x\uDC00y',
  '\uFEFF',
  '\uFFFF',
  '\u2028',
  '\u0085',
  'İıſß',
  '%00',
  '%',
  '_%\\',
  "' or 1=1 --",
  '"; drop table users; --',
  '../../etc/passwd',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '=cmd|1',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e309',
  '0x10',
  '__proto__',
  'constructor',
  'tgk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'a'.repeat(10_000),
  '가'.repeat(3_000),
]

export const hostileNames = [
  'extra',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '\0',
  'id',
  '$ne',
]

const hostileNumbers = [0, -0, 0.5, -1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER + 1, -Number.MAX_VALUE, 2 ** 31]

/** A value of any type where one of another was wanted. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...hostileTexts),
  fc.constantFrom<unknown>(...hostileNumbers, null, true, false, [], {}, [null], { $ne: null }, [['x']]),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Bytes that are no text in UTF-8. */
export const brokenUtf8 = [
  new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
  // "김" in CP949
  new Uint8Array([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xb1, 0xe8, 0x22, 0x7d]),
  // A surrogate, and an overlong slash.
  new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
  new Uint8Array([0x22, 0xc0, 0xaf, 0x22]),
  new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
]
