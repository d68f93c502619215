import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetShape } from '../../datasets/cell.ts'
import { beside, formOf, isMicros, isSourceOnly, isWide, limbCount } from './field-form.ts'

/** The layout of documents; an index that says a higher number was written by a later version of the server. */
export const layout = 1

type Property = Record<string, unknown>
type Properties = Record<string, Property>

/** UTF-16 units of which any text fits into one term of 32,766 bytes. */
export const termUnits = 10_922

const unread: Property = { type: 'object', enabled: false }
const told: Property = { index: false }
const searched: Property = { doc_values: false }

/**
 * Fields of ours in each document. `$row`: see `rowDigits`. `$load`: the load that wrote it last. `$gone`: the load that
 * took its place. `$key`: see `makeKeyText`. `$has`: fields with a value, of those that the server is not shown. `$neg`:
 * fields that hold -0, which the server is told as 0 so that both are one.
 */
const ownProperties: Properties = {
  $row: { type: 'long' },
  $load: { type: 'integer' },
  $gone: { type: 'integer', ...searched },
  $key: { type: 'keyword' },
  $has: { type: 'keyword', ...searched },
  $neg: { type: 'keyword', ...told },
}

/** The strict mapping of a data set. `_source` holds the row alone, as a search answers it, but for JSON: its text. */
export function mappingOf({ id, fields }: Pick<DatasetShape, 'id' | 'fields'>) {
  return {
    dynamic: 'strict',
    _meta: { dataset: id, layout },
    _source: { excludes: ['$*'] },
    properties: Object.assign({}, ownProperties, ...fields.map(propertiesOf)) as Properties,
  }
}

/** Copies are made as far as there are nodes for them. Rows are shown by a refresh, before what tells of them. */
export const settingsOf = (
  { fields }: Pick<DatasetShape, 'fields'>,
  { shards, replicas }: { shards: number; replicas: number },
) => ({
  number_of_shards: shards,
  ...(replicas === 0 ? { number_of_replicas: 0 } : { auto_expand_replicas: `0-${replicas}` }),
  refresh_interval: '-1',
  // One more than a page of rows at most: the next page is known by it.
  max_result_window: 20_000,
  'mapping.total_fields.limit': Object.keys(mappingOf({ id: '', fields }).properties).length + 100,
})

function propertiesOf(field: Field): Properties {
  const { name, multiple } = field
  const form = formOf(field)
  const made: Properties = { [name]: isSourceOnly(field) ? unread : naturalOf(field) }
  if (form && form.path !== name) made[form.path] = valueProperty(field, form.kind)
  for (let i = 0; i < limbCount(field); i++) made[beside.limb(name, i)] = { type: 'integer', ...told }
  if (isWide(field) && !multiple) made[beside.double(name)] = { type: 'double', ...told }
  if (field.type === 'text') {
    made[beside.words(name)] = { type: 'text', analyzer: 'whitespace', norms: false }
    made[beside.pieces(name)] = { type: 'keyword', ...told }
  }
  if (field.type === 'geo_point' && !multiple) {
    made[beside.latitude(name)] = { type: 'double' }
    made[beside.longitude(name)] = { type: 'double' }
  }
  if (field.type === 'geo_point' && multiple) made[beside.points(name)] = { type: 'keyword' }
  return made
}

function naturalOf(field: Field): Property {
  switch (field.type) {
    case 'keyword':
      return { type: 'keyword' }
    case 'text':
      // Longer ones are told in pieces.
      return { type: 'keyword', ...told, ignore_above: termUnits }
    case 'int':
    case 'int64':
      return { type: 'long' }
    case 'double':
    case 'boolean':
    case 'geo_point':
      return { type: field.type }
    case 'timestamp':
      return isMicros(field) ? { ...timestamp, ...told } : timestamp
    case 'date':
      return date
    case 'decimal':
    case 'json':
      return unread
  }
}

const timestamp: Property = { type: 'date', format: 'strict_date_optional_time' }
const date: Property = { type: 'date', format: 'strict_date' }

function valueProperty(field: Field, kind: string): Property {
  if (kind !== 'date') return { type: kind }
  return field.type === 'date' ? date : timestamp
}
