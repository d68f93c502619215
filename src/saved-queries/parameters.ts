import type { Field } from '@tg-cloud/contract/fields'
import type { ParameterValue, QueryParameter, ShownParameter } from '@tg-cloud/contract/query-parameters'
import type { Issue } from '@tg-cloud/contract/problem'
import { compareValues } from '../values/compare.ts'
import { type Place, placesOf } from './places.ts'
import type { Question } from './saved-query.ts'

type Found = Omit<Issue, 'message'>
type Named = Pick<Question, 'search' | 'aggregate'>

const same = (a: Place, b: Place) => a.type === b.type && a.multiple === b.multiple

/** What is wrong with the parameters of a question; `path` is where they stand in the request. */
export function faultsOfParameters(
  question: Named,
  parameters: readonly QueryParameter[],
  fields: readonly Field[],
  path: string,
): Found[] {
  const places = placesOf(question, fields)
  const taken = new Set<string>()
  return parameters.flatMap((parameter, i) => {
    const found: Found[] = []
    const here = `${path}.${i}`
    const own = parameter.at.map((pointer) => places.get(pointer))
    const [first] = own
    for (const [k, place] of own.entries()) {
      const pointer = parameter.at[k] as string
      const isFree = place !== undefined && !taken.has(pointer)
      taken.add(pointer)
      if (!isFree) found.push({ path: `${here}.at.${k}`, code: 'not_allowed', params: {} })
      else if (first && !same(first, place))
        found.push({ path: `${here}.at.${k}`, code: 'no_match', params: {} })
    }
    if (found.length > 0 || first === undefined) return found
    found.push(...faultsOfBounds(parameter, first, here))
    // A default that is refused would be refused each time.
    if (found.length === 0 && !parameter.required)
      for (const place of own)
        found.push(...faultsOfValue(place?.value as ParameterValue, parameter, first, `${here}.at.0`))
    return found
  })
}

function faultsOfBounds(parameter: QueryParameter, place: Place, path: string): Found[] {
  const found: Found[] = []
  for (const [k, value] of (parameter.values ?? []).entries()) {
    const read = place.read(value)
    if ('problem' in read) found.push({ path: `${path}.values.${k}`, ...read.problem })
  }
  for (const name of ['from', 'to'] as const) {
    const value = parameter[name]
    if (value === undefined) continue
    const read = place.read(value)
    if (!place.ordered) found.push({ path: `${path}.${name}`, code: 'not_allowed', params: {} })
    else if ('problem' in read) found.push({ path: `${path}.${name}`, ...read.problem })
  }
  return found
}

/** What is wrong with a value for a parameter; `path` names it. */
export function faultsOfValue(
  value: ParameterValue,
  { values, from, to }: QueryParameter,
  place: Place,
  path: string,
): Found[] {
  if (Array.isArray(value) !== place.multiple)
    return [{ path, code: 'wrong_type', params: { expected: place.multiple ? 'list' : 'single value' } }]
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((one, i): Found[] => {
    const at = Array.isArray(value) ? `${path}.${i}` : path
    const read = place.read(one)
    if ('problem' in read) return [{ path: at, ...read.problem }]
    const compared = (other: string | number | boolean) => {
      const bound = place.read(other)
      return 'value' in bound ? compareValues(read.value, bound.value, false) : 0
    }
    if (values && !values.some((other) => compared(other) === 0))
      return [{ path: at, code: 'invalid_value', params: { values: values.join(', ') } }]
    if (from !== undefined && compared(from) < 0)
      return [{ path: at, code: 'too_small', params: { minimum: String(from) } }]
    if (to !== undefined && compared(to) > 0)
      return [{ path: at, code: 'too_large', params: { maximum: String(to) } }]
    return []
  })
}

/** Parameters with what their values are. */
export function shownParameters(
  question: Named,
  parameters: readonly QueryParameter[],
  fields: readonly Field[],
): ShownParameter[] {
  const places = placesOf(question, fields)
  return parameters.map((parameter) => {
    const place = places.get(parameter.at[0] as string)
    return {
      ...parameter,
      type: place?.type ?? null,
      multiple: place?.multiple ?? false,
      default: parameter.required ? null : ((place?.value as ParameterValue | undefined) ?? null),
    }
  })
}
