import { z } from 'zod'
import { limits } from './limits.ts'

/** Fields of ours that every row has; they are read and filtered like others, and never written. */
export const systemFields = {
  $row: 'Stable id of the row: `<load>-<row in that load>`; an update of the row keeps it; of an index that is already there the `_id`, behind `<index>:` where it is an alias or a pattern',
  $ingest: 'Id of the load that wrote the row last',
  $version: 'Version of the data set with which the row came to be as it is',
} as const
export type SystemField = keyof typeof systemFields

const FieldRef = z
  .string()
  .max(limits.fieldNameChars)
  .describe('Name of a field of the data set, or `$row`, `$ingest`, `$version`')
/** Never null: `exists` asks for that. `int64` and `decimal` are strings, times RFC 3339, dates `YYYY-MM-DD`. */
const Value = z.union([z.string().max(limits.filterValueChars), z.number(), z.boolean()])
const Latitude = z.number().min(-90).max(90)
const Longitude = z.number().min(-180).max(180)
const earthHalfway = 20_037_508
const comparison = <const Op extends string>(op: Op, about: string) =>
  z
    .strictObject({ op: z.literal(op), field: FieldRef, value: Value })
    .meta({ id: nameOf(op), description: about })
const nameOf = (op: string) => `Filter${op.charAt(0).toUpperCase()}${op.slice(1)}`

export type Filter =
  | { op: 'and' | 'or'; filters: Filter[] }
  | { op: 'not'; filter: Filter }
  | { op: Comparison; field: string; value: FilterValue }
  | { op: 'in'; field: string; values: FilterValue[] }
  | { op: 'between'; field: string; from: FilterValue; to: FilterValue }
  | { op: 'exists'; field: string }
  | { op: 'prefix' | 'contains'; field: string; value: string }
  | { op: 'match'; field: string; words: string; mode?: MatchMode | undefined }
  | { op: 'geo_box'; field: string; north: number; west: number; south: number; east: number }
  | { op: 'geo_distance'; field: string; center: { lat: number; lon: number }; meters: number }
export const matchModes = ['all', 'any', 'phrase'] as const
export type MatchMode = (typeof matchModes)[number]
export type FilterValue = z.infer<typeof Value>
export const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const
export type Comparison = (typeof comparisons)[number]

const about: Record<Comparison, string> = {
  eq: 'Any value of the field is this one',
  ne: 'No value of the field is this one; a row without a value counts',
  lt: 'Any value of the field is less',
  lte: 'Any value of the field is less or equal',
  gt: 'Any value of the field is greater',
  gte: 'Any value of the field is greater or equal',
}

const FilterNode: z.ZodType<Filter> = z
  .lazy(() =>
    z.discriminatedUnion('op', [
      z
        .strictObject({
          op: z.enum(['and', 'or']),
          filters: z.array(FilterNode).min(1).max(limits.filterClauses),
        })
        .meta({ id: 'FilterGroup', description: 'All of these, or any of them' }),
      z
        .strictObject({ op: z.literal('not'), filter: FilterNode })
        .meta({ id: 'FilterNot', description: 'Rows that the other one does not choose' }),
      ...comparisons.map((op) => comparison(op, about[op])),
      z
        .strictObject({
          op: z.literal('in'),
          field: FieldRef,
          values: z.array(Value).min(1).max(limits.filterValues),
        })
        .meta({ id: 'FilterIn', description: 'Any value of the field is one of these' }),
      z.strictObject({ op: z.literal('between'), field: FieldRef, from: Value, to: Value }).meta({
        id: 'FilterBetween',
        description: 'Any value of the field is from `from` to `to`, both included',
      }),
      z
        .strictObject({ op: z.literal('exists'), field: FieldRef })
        .meta({ id: 'FilterExists', description: 'The field has a value' }),
      z
        .strictObject({
          op: z.literal('prefix'),
          field: FieldRef,
          value: z.string().min(1).max(limits.filterValueChars),
        })
        .meta({ id: 'FilterPrefix', description: 'Any value of a keyword field begins with this' }),
      z
        .strictObject({
          op: z.literal('contains'),
          field: FieldRef,
          value: z.string().min(1).max(limits.filterValueChars),
        })
        .meta({
          id: 'FilterContains',
          description: 'Any value of a keyword or text field has this in it, as it stands',
        }),
      z
        .strictObject({
          op: z.literal('match'),
          field: FieldRef,
          words: z.string().min(1).max(limits.matchChars),
          mode: z
            .enum(matchModes)
            .optional()
            .describe('`all` of the words (unless named), `any` of them, or all side by side as a `phrase`'),
        })
        .meta({
          id: 'FilterMatch',
          description:
            'Any value of a text field has these words, upper and lower case alike. A run of Hangul is a word, each ' +
            'Han character is one; parts of words are found by `contains`',
        }),
      z
        .strictObject({
          op: z.literal('geo_box'),
          field: FieldRef,
          north: Latitude,
          west: Longitude,
          south: Latitude,
          east: Longitude,
        })
        .meta({
          id: 'FilterGeoBox',
          description:
            'A point lies in the box, its edges included; `west` > `east` crosses the 180th meridian',
        }),
      z
        .strictObject({
          op: z.literal('geo_distance'),
          field: FieldRef,
          center: z.strictObject({ lat: Latitude, lon: Longitude }).meta({ id: 'GeoCenter' }),
          meters: z.number().positive().max(earthHalfway),
        })
        .meta({
          id: 'FilterGeoDistance',
          description: 'A point is at most this far away, on a sphere of the mean radius of the earth',
        }),
    ]),
  )
  .meta({
    id: 'Filter',
    description: 'Which rows',
    examples: [
      {
        op: 'and',
        filters: [
          { op: 'eq', field: 'stop', value: '시청' },
          { op: 'gt', field: 'boarded', value: 10 },
        ],
      },
    ],
  })

/**
 * Which rows: a tree of conditions. Text is compared by code point, as it stands. A condition on a field with several
 * values holds when any of them meets it; it never holds for a row without a value, but for `ne` and below `not`.
 */
export const Filter: z.ZodType<Filter> = z.preprocess((tree, context) => {
  const issue = tooMuch(tree)
  if (issue !== undefined) context.addIssue({ ...issue, input: tree })
  return tree
}, FilterNode)

/** Looked at level by level before anything descends into it: a tree of a thousand levels would end the stack. */
function tooMuch(tree: unknown) {
  let [level, conditions] = [[tree], 0]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limits.filterDepth)
      return {
        code: 'custom' as const,
        params: { code: 'too_deep', params: { maximum: limits.filterDepth } },
      }
    const below: unknown[] = []
    for (const node of level) {
      const { filter, filters } = (node ?? {}) as { filter?: unknown; filters?: unknown }
      if (filter !== undefined) below.push(filter)
      if (Array.isArray(filters)) for (const one of filters as unknown[]) below.push(one)
      if (filter === undefined && filters === undefined) conditions++
    }
    level = below
  }
  if (conditions <= limits.filterClauses) return undefined
  return { code: 'too_big' as const, origin: 'array' as const, maximum: limits.filterClauses }
}
