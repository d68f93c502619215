import fc from 'fast-check'
import type { ExportOptions } from '@tg-cloud/contract/export-options'
import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar, Cell } from '../src/datasets/cell.ts'
import { cellOf, everyField } from './row-engine/arbitraries.ts'

/** A field of every type, alone and with several values. */
export const fields: Field[] = [
  ...everyField,
  { name: 'below_one', type: 'decimal', precision: 3, scale: 3 },
  { name: 'far_below_one', type: 'decimal', precision: 38, scale: 38 },
]
const textCells = fc.string({
  unit: fc.constantFrom(
    ...Array.from({ length: 0x21 }, (_, code) => String.fromCharCode(code)),
    '"',
    '\\',
    '/',
    '=',
    '@',
    '\x7f',
    '\u2028',
    '\ufeff',
    'I',
    'D',
    ',',
    '가',
    '\u{1F600}',
  ),
  maxLength: 20,
})
// In these Korea, too, moved its clocks.
const [year1986, year1990] = [504_921_600_000n, 631_152_000_000n]
const years = fc.bigInt(year1986, year1990).map((ms) => ms * 1_000n)
function valueOf({ type }: Field, isNear: boolean): fc.Arbitrary<Scalar> | undefined {
  if (type === 'timestamp') return isNear ? years : undefined
  return type === 'text' || type === 'keyword' ? textCells : undefined
}
/** `isNear`: timestamps are of so few years that the engine knows how clocks went. */
export const rowsOf = (isNear: boolean) =>
  fc.array(
    fc.tuple(
      ...fields.map((field) => {
        const value = valueOf(field, isNear)
        if (value === undefined) return cellOf(field)
        return fc.option<Cell>(field.multiple ? fc.array(value, { minLength: 1, maxLength: 3 }) : value)
      }),
    ),
    { minLength: 1, maxLength: 20 },
  )
const word = fc.constantFrom('', 'a', 'NA', '-', 'ID', '가', 'a,b', '"', '%g', "it's", '?', '{}', '1')
export const zone = fc.constantFrom(
  undefined,
  'UTC',
  'Asia/Seoul',
  'America/New_York',
  'Asia/Kathmandu',
  'Africa/Monrovia',
  'Australia/Lord_Howe',
  'Pacific/Apia',
)
const delimiter = fc
  .integer({ min: 0x20, max: 0x7e })
  .map((code) => (code === 0x22 ? '\t' : String.fromCharCode(code)))
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
export const options: fc.Arbitrary<ExportOptions> = fc.record({
  encoding: fc.constantFrom(undefined, 'utf-8', 'utf-8-bom', 'cp949'),
  unmappable: fc.constantFrom(undefined, 'error', 'replace', 'replace'),
  delimiter: optional(fc.oneof(fc.constantFrom(';', '\t', '|'), delimiter)),
  header: fc.constantFrom(undefined, 'name', 'label', 'none', 'none'),
  nullText: optional(word),
  formulaGuard: optional(fc.boolean()),
  timeZone: zone,
  compression: fc.constantFrom(undefined, 'none', 'gzip', 'zstd'),
})
