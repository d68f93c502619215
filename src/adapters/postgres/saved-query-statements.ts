import type { NewQuery, QueryListing } from '../../saved-queries/ports.ts'
import type { QueryContent, QueryRecord, Question } from '../../saved-queries/saved-query.ts'
import { folded, likePrefix, newestFirst, timeText } from './columns.ts'
import { readableBy } from './dataset-statements.ts'
import type { Statement } from './database.ts'

const summary = [
  'q.id',
  'q.dataset_id as "datasetId"',
  'd.slug as "datasetSlug"',
  'v.name',
  'v.description',
  'v.tags',
  'v.visibility',
  `json_build_object('id', o.id, 'name', o.name) as owner`,
  `${timeText('q.created_at')} as "createdAt"`,
  `${timeText('v.created_at')} as "updatedAt"`,
  'v.version',
].join(', ')
const from = (version: string) => `from saved_queries q
  join saved_query_versions v on v.query_id = q.id and v.version = ${version}
  join datasets d on d.id = q.dataset_id and d.state = 'ready'
  join users o on o.id = q.owner_id`
const whole = `select ${summary}, v.question, v.parameters`

export type Row = Omit<QueryRecord, 'question'> & { question: string }
export const recordOf = ({ question, ...rest }: Row): QueryRecord => ({
  ...rest,
  question: JSON.parse(question) as Question,
})

export const getStatement = (id: string): Statement => ({
  text: `${whole} ${from('q.version')} where q.id = $1`,
  values: [id],
})
export const versionStatement = (id: string, version: number): Statement => ({
  text: `${whole} ${from('$2')} where q.id = $1`,
  values: [id, version],
})
export const ofDatasetStatement = (
  datasetId: string,
  afterId: string | undefined,
  limit: number,
): Statement => ({
  text: `${whole} ${from('q.version')} where q.dataset_id = $1 and ($2::uuid is null or q.id > $2)
    order by q.id limit $3`,
  values: [datasetId, afterId ?? null, limit],
})

/** What `RequireQuery` says of asking, for a user who is no administrator. */
const askableBy = (user: string) =>
  `(v.visibility = 'internal' or q.owner_id = ${user}) and ${readableBy(user)}`

export function listStatement(listing: QueryListing): Statement {
  const { where, order, position } = newestFirst(listing.before, 'q.')
  const values: unknown[] = [listing.askableBy ?? null, listing.limit, ...position]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = [listing.askableBy === undefined ? '$1::uuid is null' : askableBy('$1::uuid')]
  if (listing.ownerId !== undefined) conditions.push(`q.owner_id = ${parameter(listing.ownerId)}`)
  if (listing.datasetId !== undefined) conditions.push(`q.dataset_id = ${parameter(listing.datasetId)}`)
  if (listing.tag !== undefined) conditions.push(`v.tags @> array[${parameter(listing.tag)}::text]`)
  if (listing.q !== undefined)
    conditions.push(`${folded('v.name')} like ${folded(`${parameter(likePrefix(listing.q))}::text`)}`)
  return {
    text: `select ${summary}, v.kind ${from('q.version')} where ${conditions.join(' and ')} ${where} ${order}`,
    values,
  }
}

/** Inserts unless its owner has as many as they may. */
export const insertStatement = ({ id, datasetId, ownerId }: NewQuery, most: number): Statement => ({
  text: `insert into saved_queries (id, dataset_id, owner_id)
    select $1, $2, $3 where (select count(*) from saved_queries where owner_id = $3) < $4 returning id`,
  values: [id, datasetId, ownerId, most],
})

export const insertVersionStatement = (
  { id, queryId, version, userId }: { id: string; queryId: string; version: number; userId: string },
  { name, description, tags, visibility, question, parameters }: QueryContent,
): Statement => ({
  text: `insert into saved_query_versions (id, query_id, version, name, description, tags, visibility, kind, question,
      parameters, changed_by_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  values: [
    id,
    queryId,
    version,
    name,
    description,
    tags,
    visibility,
    question.aggregate ? 'aggregate' : 'search',
    JSON.stringify(question),
    // The driver makes arrays of PostgreSQL of lists.
    JSON.stringify(parameters),
    userId,
  ],
})
