import type { FilterValue } from '@tg-cloud/contract/filter'
import { invalidRequest, primaryKeyMissing } from '../errors.ts'
import type { DatasetShape, Scalar } from './cell.ts'
import { resolveFilter } from '../filters/resolve-filter.ts'
import type { FilterTarget, ResolvedFilter } from '../filters/resolved-filter.ts'

type Key = Record<string, FilterValue>
export type ResolveKeys = typeof resolveKeys

/** The rows with one of these keys. Errors: primary_key_missing, invalid_request with paths that begin with `path`. */
export function resolveKeys(keys: readonly Key[], dataset: DatasetShape, path: string): ResolvedFilter {
  const { fields, primaryKey } = dataset
  const [only] = primaryKey
  if (only === undefined) throw primaryKeyMissing()
  for (const [i, key] of keys.entries()) {
    const unknown = Object.keys(key).find((name) => !primaryKey.includes(name))
    if (unknown !== undefined) refuse(`${path}.${i}.${unknown}`, 'unknown_key')
    const missing = primaryKey.find((name) => !Object.hasOwn(key, name))
    if (missing !== undefined) refuse(`${path}.${i}.${missing}`, 'required')
  }
  const equal = (name: string, key: Key, i: number) =>
    resolveFilter({ op: 'eq', field: name, value: key[name] as FilterValue }, fields, `${path}.${i}.${name}`)
  const filters = keys.map((key, i): ResolvedFilter => {
    const parts = primaryKey.map((name) => equal(name, key, i))
    return parts.length === 1 ? (parts[0] as ResolvedFilter) : { op: 'and', filters: parts }
  })
  return primaryKey.length === 1 ? oneOf(filters) : { op: 'or', filters }
}

/** `in` over the values of conditions on one field: much cheaper than as many conditions. */
function oneOf(filters: ResolvedFilter[]): ResolvedFilter {
  const equals = filters as { target: FilterTarget; value: Scalar }[]
  return {
    op: 'in',
    target: (equals[0] as { target: FilterTarget }).target,
    values: equals.map(({ value }) => value),
  }
}

function refuse(path: string, code: 'unknown_key' | 'required'): never {
  throw invalidRequest([{ path, code, params: {} }])
}
