import { NumberText } from './number-text.ts'

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown
const parse = JSON.parse as (text: string, reviver?: Reviver) => unknown

// Numbers of up to fifteen digits that end in no zero after the point and have no exponent; minus zero is none of them.
const risky = /(?:^|[[:,\s])-?(?:[\d.]{16}|\d[\d.]*[eE]|\d+\.\d*0(?!\d)|(?<=-)0(?![\d.]))/

/** JSON with its numbers as they came: one that a double would not print so comes as NumberText. Errors: SyntaxError. */
export function parseJson(text: string): unknown {
  return risky.test(text) ? parse(text, exactNumber) : parse(text)
}

const exactNumber: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && source !== undefined && String(value) !== source
    ? new NumberText(source)
    : value
