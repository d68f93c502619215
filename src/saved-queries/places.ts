import type { Field } from '@tg-cloud/contract/fields'
import type { ParameterType } from '@tg-cloud/contract/query-parameters'
import type { Problem } from '../filters/filter-value.ts'
import { filterTarget, makeReadFilterValue } from '../filters/filter-value.ts'
import type { Scalar } from '../values/cell.ts'
import type { Question } from './saved-query.ts'

/** One value of a condition, as it is compared, or what is wrong with it. */
export type Read = (value: string | number | boolean) => { value: Scalar } | { problem: Problem }

/** A place of a question where a value stands. */
export type Place = {
  /** What stands there. */
  value: unknown
  type: ParameterType | null
  multiple: boolean
  read: Read
  /** Its values have an order. */
  ordered: boolean
}

const fieldValues = ['value', 'from', 'to']
const numbers = ['north', 'west', 'south', 'east', 'lat', 'lon', 'meters']
const wrong = (expected: string) => ({ problem: { code: 'wrong_type' as const, params: { expected } } })
const readNumber: Read = (value) => (typeof value === 'number' ? { value } : wrong('number'))
const readText: Read = (value) => (typeof value === 'string' ? { value } : wrong('string'))
const readBound: Read = (value) => (typeof value === 'boolean' ? wrong('number') : { value })

/**
 * The places of a question where values of conditions stand, by JSON Pointer: of filters wherever they are, of `having`,
 * and the bounds of buckets. Names and operators are no such place.
 */
export function placesOf(question: Question, fields: readonly Field[]): Map<string, Place> {
  const places = new Map<string, Place>()
  function look(node: unknown, pointer: string, about: string | undefined): void {
    if (Array.isArray(node)) {
      for (const [i, one] of node.entries()) look(one, `${pointer}/${i}`, about)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const field = 'field' in node && typeof node.field === 'string' ? node.field : about
    for (const [key, value] of Object.entries(node)) {
      const place = placeAt(node, key, value, field)
      if (place) places.set(`${pointer}/${key}`, place)
      else look(value, `${pointer}/${key}`, field)
    }
  }
  function placeAt(node: object, key: string, value: unknown, field: string | undefined): Place | undefined {
    const multiple = Array.isArray(value)
    if (typeof value === 'object' && !(multiple && key === 'values' && 'op' in node)) return undefined
    const plain = { value, multiple }
    if (fieldValues.includes(key) && 'metric' in node)
      return { ...plain, type: 'metric', read: readBound, ordered: false }
    if (numbers.includes(key)) return { ...plain, type: 'number', read: readNumber, ordered: true }
    if (key === 'words') return { ...plain, type: 'words', read: readText, ordered: false }
    if (field === undefined || !(fieldValues.includes(key) || key === 'values')) return undefined
    return { ...plain, ...ofField(field, fields) }
  }
  look(question, '', undefined)
  return places
}

function ofField(name: string, fields: readonly Field[]): Pick<Place, 'type' | 'read' | 'ordered'> {
  const target = filterTarget(name, fields)
  // Said where the question is compiled.
  if (target === undefined) return { type: null, read: (value) => ({ value }), ordered: false }
  if (target.kind === 'system')
    return {
      type: target.name === '$version' ? 'int' : 'keyword',
      read: makeReadFilterValue(target),
      ordered: target.name === '$version',
    }
  const { type } = target.field
  // Text is searched for what it contains, whatever that is.
  if (type === 'text') return { type, read: readText, ordered: false }
  return { type, read: makeReadFilterValue(target), ordered: type !== 'boolean' }
}
