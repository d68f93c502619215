import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetChange, DatasetListing, NewDataset } from '../../datasets/dataset.ts'
import { folded, freeSlug, likePrefix, timeText } from './columns.ts'
import type { Statement } from './database.ts'

const membersWho = (may: 'read' | 'write') =>
  `array(select user_id from dataset_members m where m.dataset_id = d.id and m.may = '${may}' order by user_id)`

const fields = 'd.fields, d.source'
const fieldCount = 'jsonb_array_length(d.fields) as "fieldCount"'
/** A data set in the shape of the contract, from `datasets d join users o`; what it tells of its fields comes first. */
const columns = [
  'd.id',
  'd.slug',
  'd.name',
  'd.description',
  'd.tags',
  'd.time_field as "timeField"',
  'd.primary_key as "primaryKey"',
  'd.visibility',
  `json_build_object('id', o.id, 'name', o.name) as owner`,
  `${membersWho('read')} as readers`,
  `${membersWho('write')} as writers`,
  'd.keep_originals as "keepOriginals"',
  'd.source is not null as "readOnly"',
  'd.state',
  // Exact up to 2^53; the driver makes text of bigint.
  'd.row_count::float8 as rows',
  `${timeText('d.created_at')} as "createdAt"`,
  `${timeText('d.updated_at')} as "updatedAt"`,
  'd.version',
].join(', ')
const found = (ofFields: string) =>
  `select ${ofFields}, ${columns} from datasets d join users o on o.id = d.owner_id where d.state = 'ready'`

export const getStatement = (by: 'id' | 'slug', value: string): Statement => ({
  name: `get_dataset_by_${by}`,
  text: `${found(fields)} and d.${by} = $1`,
  values: [value],
})

const sortKeys = {
  name: { column: 'd.name', type: 'text' },
  createdAt: { column: 'd.created_at', type: 'timestamptz' },
  updatedAt: { column: 'd.updated_at', type: 'timestamptz' },
} as const

/** What `mayUse` says of reading, for a user who is no administrator. */
export const readableBy = (user: string) =>
  `(d.visibility = 'internal' or d.owner_id = ${user}
    or exists (select from dataset_members m where m.dataset_id = d.id and m.user_id = ${user}))`

/** One page of data sets. Each combination of filters is a statement of its own, so that every one uses its index. */
export function listStatement(listing: DatasetListing): Statement {
  const { q, tag, sort, limit, after } = listing
  const descending = sort.startsWith('-')
  const { column, type } = sortKeys[(descending ? sort.slice(1) : sort) as keyof typeof sortKeys]
  const values: unknown[] = []
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions: string[] = []
  if (listing.readableBy !== undefined) conditions.push(readableBy(`${parameter(listing.readableBy)}::uuid`))
  if (tag !== undefined) conditions.push(`d.tags @> array[${parameter(tag)}::text]`)
  if (q !== undefined) {
    const pattern = folded(`${parameter(likePrefix(q))}::text`)
    conditions.push(`(d.slug like ${pattern} collate "C" or ${folded('d.name')} like ${pattern})`)
  }
  if (after !== undefined) {
    const position = `(${parameter(after.value)}::${type}, ${parameter(after.id)}::uuid)`
    conditions.push(`(${column}, d.id) ${descending ? '<' : '>'} ${position}`)
  }
  const direction = descending ? 'desc' : 'asc'
  return {
    name: [
      'list_datasets',
      sort,
      listing.readableBy !== undefined && 'mine',
      tag !== undefined && 'tag',
      q !== undefined && 'q',
      after && 'after',
    ]
      .filter(Boolean)
      .join(' '),
    text: `${[found(fieldCount), ...conditions].join(' and ')} order by ${column} ${direction}, d.id ${direction} limit ${parameter(limit)}`,
    values,
  }
}

/** Where new rows go is said by the server that has them: it uses its place. */
const engineOfNew = 'select engine from row_stores where used_at is not null order by used_at desc limit 1'

/** Inserts under a free slug. Answers no row when another transaction took it just now: it is tried again then. */
export const insertStatement = (dataset: NewDataset): Statement => ({
  text: `insert into datasets (id, name, description, tags, fields, time_field, primary_key, visibility, owner_id,
      keep_originals, source, row_count, row_engine, slug)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
      case when $11::jsonb is null then (${engineOfNew}) else 'opensearch' end, ${freeSlug('datasets', '$13')}
    on conflict (slug) do nothing returning id`,
  values: [
    dataset.id,
    dataset.name,
    dataset.description,
    dataset.tags,
    // The driver makes arrays of PostgreSQL of lists.
    JSON.stringify(dataset.fields),
    dataset.timeField,
    dataset.primaryKey,
    dataset.visibility,
    dataset.ownerId,
    dataset.keepOriginals,
    dataset.source ?? null,
    dataset.rows ?? 0,
    dataset.slug,
  ],
})

/** Receipts of deletions forget filters that name a field which is not among these: what it held must be nowhere. */
export const redactStatement = (id: string, fields: readonly Field[]): Statement => ({
  text: `update deletions set filter = null, filter_redacted = true, updated_at = now()
    where dataset_id = $1 and exists (select from jsonb_path_query(filter, 'strict $.**.field') named
      where named #>> '{}' not like '$%' and lower(named #>> '{}') <> all($2::text[]))`,
  values: [id, fields.map(({ name }) => name.toLowerCase())],
})

export function updateStatement(id: string, { members: _, ...change }: DatasetChange): Statement {
  const values: unknown[] = [id]
  const columnsOf: Record<keyof typeof change, string> = {
    name: 'name',
    description: 'description',
    tags: 'tags',
    timeField: 'time_field',
    visibility: 'visibility',
    keepOriginals: 'keep_originals',
    ownerId: 'owner_id',
  }
  const assignments = Object.entries(change).map(
    ([name, value]) => `${columnsOf[name as keyof typeof change]} = $${values.push(value)}`,
  )
  assignments.push('version = version + 1', 'updated_at = now()')
  return { text: `update datasets set ${assignments.join(', ')} where id = $1`, values }
}
