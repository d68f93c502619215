import { limits } from '@tg-cloud/contract/limits'
import type { Cell } from '../../values/cell.ts'
import type { NumberText } from '../../values/number-text.ts'
import type { QuickReader } from './quick-values.ts'
import { unitsOf } from './units.ts'
import { type Fault, malformedRow } from './fault.ts'
import { makeJsonNumber } from './json-number.ts'

const [quote, backslash, minus, zero, nine] = [34, 92, 45, 48, 57]
const words = { true: unitsOf('true'), false: unitsOf('false'), null: unitsOf('null') }
const hex4 = /^[0-9a-fA-F]{4}$/
const tooDeep: Fault = { field: null, code: 'too_deep', params: { maximum: limits.jsonDepth } }

/**
 * Reads JSON (RFC 8259) from a piece of a longer text, without copying it first. Unlike JSON.parse it refuses a name
 * that comes twice in one object and keeps each number that a double would not print as it came, as NumberText.
 * After a `fault` nothing it answers counts.
 */
export function makeJsonParser() {
  let [text, start, at, end] = ['', 0, 0, 0]
  let units: Uint16Array = new Uint16Array(0)
  let fault: Fault | undefined
  const numbers = makeJsonNumber()

  function load(whole: string, wholeUnits: Uint16Array, from: number, to: number) {
    text = whole
    units = wholeUnits
    start = at = from
    end = to
    fault = undefined
  }
  /** The next character that is no white space, or NaN at the end. */
  function peek(): number {
    while (at < end) {
      const code = units[at] as number
      if (code > 32 || (code !== 32 && code !== 10 && code !== 13 && code !== 9)) return code
      at++
    }
    return Number.NaN
  }
  function unexpected(): undefined {
    const what = at < end ? `${JSON.stringify(text.charAt(at))} is unexpected` : 'it ends'
    fault ??= malformedRow(`${what} at character ${at - start + 1}`)
  }
  /** Steps over this character, if it is the next. */
  function take(code: number): boolean {
    if (peek() !== code) return false
    at++
    return true
  }
  /** Steps over this text, if it comes next. */
  function match(expected: Uint16Array): boolean {
    const { length } = expected
    for (let i = 0; i < length; i++) if (units[at + i] !== expected[i]) return false
    if (at + length > end) return false
    at += length
    return true
  }
  /** The value that comes next, where it can be had without its text; then it is stepped over. */
  function quick({ read, ofStrings, ofNumbers }: QuickReader): Cell | undefined {
    if (peek() === quote) {
      const to = ofStrings ? plainEnd(at + 1) : end
      if (to >= end || units[to] !== quote) return undefined
      const found = read(text, units, at + 1, to)
      if (found !== undefined) at = to + 1
      return found
    }
    let to = at
    if (ofNumbers) while (to < end && isOfNumber(units[to] as number)) to++
    const found = to > at ? read(text, units, at, to) : undefined
    if (found !== undefined) at = to
    return found
  }
  /** Where a string ends, or what is not simply a part of it stands. */
  function plainEnd(from: number): number {
    let i = from
    for (; i < end; i++) {
      const code = units[i] as number
      if (code === quote || code === backslash || code < 32) break
    }
    return i
  }
  function value(depth: number): unknown {
    const code = peek()
    if (code === quote) return string()
    if (code === minus || (code >= zero && code <= nine)) return number()
    if (code === 123 || code === 91) {
      if (depth > limits.jsonDepth) fault ??= tooDeep
      return fault ? undefined : code === 123 ? object(depth) : array(depth)
    }
    if (match(words.true)) return true
    if (match(words.false)) return false
    return match(words.null) ? null : unexpected()
  }
  function string(): string | undefined {
    const to = plainEnd(at + 1)
    if (to < end && units[to] === backslash) return escaped(to)
    const found = text.slice(at + 1, to)
    const isClosed = to < end && units[to] === quote
    at = isClosed ? to + 1 : to
    return isClosed ? found : unexpected()
  }
  function escaped(first: number): string | undefined {
    const begin = at
    for (at = first; at < end; at++) {
      const code = units[at] as number
      if (code === quote) return JSON.parse(text.slice(begin, ++at)) as string
      if (code < 32) break
      if (code !== backslash) continue
      at++
      if (text.charAt(at) === 'u' && hex4.test(text.slice(at + 1, at + 5))) at += 4
      else if (!'"\\/bfnrt'.includes(text.charAt(at) || 'x')) break
    }
    return unexpected()
  }
  function number(): number | NumberText | undefined {
    const found = numbers.read(text, units, at, end)
    at = numbers.end
    return found ?? unexpected()
  }
  function array(depth: number): unknown[] {
    const items: unknown[] = []
    at++
    if (take(93)) return items
    do items.push(value(depth + 1))
    while (!fault && take(44))
    if (!fault && !take(93)) unexpected()
    return items
  }
  function object(depth: number): object {
    const found: Record<string, unknown> = {}
    at++
    if (take(125)) return found
    do {
      const key = name()
      if (key === undefined) break
      if (Object.hasOwn(found, key)) fault ??= { field: null, code: 'repeated_field', params: { name: key } }
      const inner = value(depth + 1)
      if (key !== '__proto__') found[key] = inner
      else Object.defineProperty(found, key, { value: inner, enumerable: true, configurable: true })
    } while (!fault && take(44))
    if (!fault && !take(125)) unexpected()
    return found
  }
  /** A name of an object, up to its value. */
  function name(): string | undefined {
    const key = peek() === quote ? string() : unexpected()
    if (key !== undefined && !take(58)) return unexpected()
    return key
  }
  return { load, peek, take, match, quick, value, name, unexpected, fault: () => fault }
}

/** Digits, a point, signs, the letter of an exponent. */
const isOfNumber = (code: number) =>
  (code >= zero && code <= nine) || (code >= 43 && code <= 46 && code !== 44) || (code | 32) === 101
