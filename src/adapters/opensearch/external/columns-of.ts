import type { FieldType } from '@tg-cloud/contract/fields'
import type { ForeignColumn } from '@tg-cloud/contract/foreign-index'
import type { Mapped } from './mapped-paths.ts'

/** What a path becomes: a field, with where it stands; `label` is the path that its name is made of. */
export type Proposed = { label: string; fieldType: FieldType; column: Omit<ForeignColumn, 'name'> }

const types: Record<string, FieldType> = {
  keyword: 'keyword',
  wildcard: 'keyword',
  text: 'text',
  match_only_text: 'text',
  byte: 'int',
  short: 'int',
  integer: 'int',
  long: 'int64',
  float: 'double',
  double: 'double',
  scaled_float: 'double',
  boolean: 'boolean',
  date: 'timestamp',
  geo_point: 'geo_point',
}
export const fieldTypeOf = (type: string): FieldType | undefined => types[type]

/** Fields that one path of an index becomes: itself, and a view of another kind beside it. */
export function columnsOf(path: string, mapped: Mapped): Proposed[] {
  const fieldType = types[mapped.type]
  if (fieldType === undefined) return []
  const beside = Object.entries(mapped.fields ?? {})
  const viewOf = (wanted: FieldType) =>
    beside.find(
      ([, view]) =>
        types[view.type] === wanted && (wanted === 'text' || comparedBy('', view).compared !== undefined),
    )
  const base = {
    path,
    type: mapped.type,
    compared: null,
    words: null,
    analyzer: null,
    longest: null,
    notes: [],
  }
  if (fieldType === 'text') {
    const exact = viewOf('keyword')
    const compared = exact ? comparedBy(`${path}.${exact[0]}`, exact[1]) : {}
    const words = mapped.index === false ? { notes: ['Its words are not indexed'] } : wordsBy(path, mapped)
    const own = { label: path, fieldType, column: { ...base, ...compared, ...words } }
    if (exact === undefined) return [own]
    const view = { ...base, type: exact[1].type, ...compared }
    return [own, { label: `${path}.${exact[0]}`, fieldType: 'keyword', column: view }]
  }
  const compared = fieldType === 'geo_point' ? {} : comparedBy(path, mapped)
  const own = { label: path, fieldType, column: { ...base, ...compared, ...geoNotes(fieldType) } }
  const text = fieldType === 'keyword' ? viewOf('text') : undefined
  if (text === undefined) return [own]
  const view = { ...base, type: text[1].type, ...compared, ...wordsBy(`${path}.${text[0]}`, text[1]) }
  return [own, { label: `${path}.${text[0]}`, fieldType: 'text', column: view }]
}

type Compared = Partial<Pick<ForeignColumn, 'compared' | 'longest' | 'notes'>>

function comparedBy(path: string, { type, index, doc_values, normalizer, ignore_above }: Mapped): Compared {
  if (index === false) return { notes: ['Not compared: the index does not index it'] }
  if (doc_values === false) return { notes: ['Not compared: the index has no doc values of it'] }
  if (normalizer !== undefined)
    return { notes: [`Not compared: the index changes its values before (normalizer ${normalizer})`] }
  const notes = type === 'scaled_float' ? ['Compared as the index rounds it'] : []
  // What dynamic mapping says of no limit.
  return {
    compared: path,
    longest: ignore_above !== undefined && ignore_above < 8_191 ? ignore_above : null,
    notes,
  }
}

const wordsBy = (path: string, { analyzer = 'standard', search_analyzer }: Mapped) => ({
  words: path,
  analyzer: search_analyzer === undefined ? analyzer : `${analyzer}, ${search_analyzer} of what is asked for`,
})

const geoNotes = (type: FieldType) =>
  type === 'geo_point' ? { notes: ['Places are compared to about a centimetre'] } : {}
