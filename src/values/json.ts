import { limits } from '@tg-cloud/contract/limits'
import { NumberText } from './number-text.ts'
import { parseJson } from './parse-json.ts'
import { notExact, Refusal, wrongType } from './refusal.ts'
import { isWhole, notText } from './text.ts'

const tooDeep = new Refusal('too_deep', { maximum: limits.jsonDepth })
const wrongJson = wrongType('json')

/** JSON text without white space between its parts; numbers, escapes and the order of names stay as they came. */
export function jsonFromText(text: string): string | Refusal {
  let value: unknown
  try {
    value = parseJson(text)
  } catch (fault) {
    return fault instanceof RangeError ? tooDeep : wrongJson
  }
  const names = countNames(value, limits.jsonDepth)
  if (typeof names !== 'number') return names
  const compact = compactJson(text)
  // Of a name that comes twice every reader loses one value.
  return compact.names === names ? compact.text : notExact
}

/** A parsed value, its numbers exact. */
export function jsonFromJson(value: unknown): string | Refusal {
  const names = countNames(value, limits.jsonDepth)
  return typeof names === 'number' ? JSON.stringify(value) : names
}

/** How many names the objects of a value have; why not, when it is too deep or has half a character. */
function countNames(value: unknown, depth: number): number | Refusal {
  if (typeof value === 'string') return isWhole(value) ? 0 : notText
  if (typeof value !== 'object' || value === null || value instanceof NumberText) return 0
  if (depth === 0) return tooDeep
  const names = Array.isArray(value) ? [] : Object.keys(value)
  if (!names.every(isWhole)) return notText
  let count = names.length
  for (const inner of Object.values(value)) {
    const below = countNames(inner, depth - 1)
    if (typeof below !== 'number') return below
    count += below
  }
  return count
}

/** Takes white space out of JSON that is known to be valid, and counts the names in it. */
function compactJson(text: string): { text: string; names: number } {
  let [compact, from, names, quoted] = ['', 0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34) quoted = !quoted
    else if (quoted) i += code === 92 ? 1 : 0
    else if (code === 58) names++
    else if (code <= 32) {
      compact += text.slice(from, i)
      from = i + 1
    }
  }
  return { text: compact + text.slice(from), names }
}
