import { sameNumber } from './digits.ts'
import { NumberText } from './number-text.ts'

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown
const parse = JSON.parse as (text: string, reviver?: Reviver) => unknown

// Fifteen digits without an exponent come out of a double as they went in; minus zero does not.
const risky = /(?:^|[[:,\s])(?:-?[\d.]{16}|-?[\d.]+[eE]|-0(?:\.0*)?(?![.\d]))/

/** JSON whose numbers are exact: what would come out of a double as another comes as NumberText. Errors: SyntaxError. */
export function parseJson(text: string): unknown {
  return risky.test(text) ? parse(text, exactNumber) : parse(text)
}

const exactNumber: Reviver = (_key, value, { source }) => {
  if (typeof value !== 'number' || source === undefined) return value
  return sameNumber(source, String(value)) && !Object.is(value, -0) ? value : new NumberText(source)
}
