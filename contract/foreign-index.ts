import { z } from 'zod'
import { Field, FieldName } from './fields.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'

/** Neither the name of a hidden index, nor several, nor an exclusion, nor one of another cluster. */
const IndexName = z
  .string()
  .regex(/^[^\s"\\<>|,#?/:A-Z.+_-][^\s"\\<>|,#?/:A-Z]*$/)
  .max(limits.indexNameChars)
  .describe('Name of an index or an alias, or a pattern with `*`')
const Path = z.string().min(1).max(limits.indexPathChars)
const TieBreak = Path.optional().describe(
  'Path of a keyword or a whole number of which every row has another one, or `_id` where the cluster sorts by it; ' +
    'without it there is one page of each answer, and exports are whole',
)
const Conflicts = z
  .enum(['refuse', 'omit'])
  .optional()
  .describe('What becomes of fields that several indices map differently: `refuse` unless named')

export const ForeignSource = z
  .strictObject({
    kind: z.literal('external'),
    index: IndexName,
    tieBreak: TieBreak,
    conflicts: Conflicts,
  })
  .meta({
    id: 'ForeignSource',
    description: 'An index that is already there; its rows are only read',
    examples: [{ kind: 'external', index: 'movies', tieBreak: 'imdb_id' }],
  })
export type ForeignSource = z.infer<typeof ForeignSource>

export const ForeignColumn = z
  .object({
    name: FieldName.describe('Of the field'),
    path: z.string().describe('Where its values stand in the documents of the index'),
    type: z.string().describe('As the index maps it'),
    compared: z
      .string()
      .nullable()
      .describe('Path by which it is compared, sorted and grouped; null: it is not'),
    words: z.string().nullable().describe('Of text: path by which its words are found; null: they are not'),
    analyzer: z
      .string()
      .nullable()
      .describe('Of text: what cuts it into words, for `match` too; it is the one of the index and not ours'),
    longest: z
      .int()
      .nullable()
      .describe(
        'Characters beyond which a value is neither compared, nor sorted, nor grouped; null: no limit',
      ),
    notes: z.array(z.string()).describe('What is otherwise than with fields of ours, in English'),
  })
  .meta({ id: 'ForeignColumn', description: 'Where a field stands in an index that is already there' })
export type ForeignColumn = z.infer<typeof ForeignColumn>

export const OmittedPath = z
  .object({ path: z.string(), type: z.string(), reason: z.string().describe('In English') })
  .meta({ id: 'OmittedPath', description: 'What of an index becomes no field' })
export type OmittedPath = z.infer<typeof OmittedPath>

export const MappedType = z
  .object({ type: z.string(), indices: z.array(z.string()).describe('Some of them, when they are many') })
  .meta({ id: 'MappedType' })
export const IndexConflict = z
  .object({ path: z.string(), types: z.array(MappedType) })
  .meta({ id: 'IndexConflict', description: 'A field that several indices map differently' })
export type IndexConflict = z.infer<typeof IndexConflict>

const column = {
  name: 'title',
  path: 'title',
  type: 'text',
  compared: null,
  words: 'title',
  analyzer: 'standard',
  longest: null,
  notes: [],
}
const omitted = { path: 'cast', type: 'nested', reason: 'Objects of their own within a row are not read' }

export const DatasetSource = z
  .object({
    kind: z.enum(['external']),
    index: z.string(),
    tieBreak: z.string().nullable(),
    columns: z.array(ForeignColumn).describe('In the order of the fields'),
    omitted: z.array(OmittedPath),
    conflicts: z.array(IndexConflict).describe('Of fields that were left out for it'),
  })
  .meta({
    id: 'DatasetSource',
    description:
      'The index that is already there, as it was when the data set was registered. Others write to it: an answer about it ' +
      `may be up to ${limits.foreignAgeMs / 1_000} seconds old, and \`version\` says nothing of its rows`,
    examples: [
      {
        kind: 'external',
        index: 'movies',
        tieBreak: 'imdb_id',
        columns: [column],
        omitted: [omitted],
        conflicts: [],
      },
    ],
  })
export type DatasetSource = z.infer<typeof DatasetSource>

export const IndexQuestion = z
  .strictObject({
    index: IndexName.optional().describe('Without it: which may be named'),
    tieBreak: TieBreak,
  })
  .meta({ id: 'IndexQuestion', description: 'Which index is looked at', examples: [{ index: 'movies' }] })
export type IndexQuestion = z.infer<typeof IndexQuestion>

export const IndexProposal = z
  .object({
    index: z.string(),
    indices: z.array(z.string()).describe('What it stands for; the first of them, when they are many'),
    rows: z.int().describe('Documents in it now'),
    fields: z.array(Field).describe('Take them as they are, or leave some out'),
    columns: z.array(ForeignColumn).describe('What each field was made from, in the same order'),
    omitted: z.array(OmittedPath),
    conflicts: z.array(IndexConflict),
    timeField: z.string().nullable().describe('A field that says when; null: none'),
    tieBreak: z.string().nullable().describe('The one that was named, when it can be used'),
    tieBreakReason: z.string().describe('Why it can be used or not, in English'),
    tieBreaks: z.array(z.string()).describe('Paths that seem to be different in every row; name one of them'),
  })
  .meta({
    id: 'IndexProposal',
    description: 'What a data set over this index would be',
    examples: [
      {
        index: 'movies',
        indices: ['movies'],
        rows: 3_201,
        fields: [{ name: 'title', type: 'text' as const }],
        columns: [column],
        omitted: [omitted],
        conflicts: [],
        timeField: null,
        tieBreak: null,
        tieBreakReason: 'None is named',
        tieBreaks: ['imdb_id'],
      },
    ],
  })
export type IndexProposal = z.infer<typeof IndexProposal>

export const IndexInspection = z
  .object({
    allowed: z
      .array(z.string())
      .describe('Patterns of what may be registered on this server; empty: nothing'),
    proposal: IndexProposal.nullable().describe('Null when no index was named'),
  })
  .meta({
    id: 'IndexInspection',
    description: 'What may be registered, and what would become of an index',
    examples: [{ allowed: ['movies', 'logs-*'], proposal: null }],
  })
export type IndexInspection = z.infer<typeof IndexInspection>

/** Part of the router `datasets`. */
export const foreignOperations = {
  inspectIndex: operation({
    method: 'POST',
    path: '/v1/datasets/inspect-index',
    summary: 'Look at an index that is already there',
    description:
      'Proposes fields from its mapping, with what becomes of each, what is left out and why, fields that several indices ' +
      'map differently, and paths that tell rows apart. Nothing is stored: `POST /v1/datasets` with `source` registers it. ' +
      'Without an index it tells which may be named.',
    access: 'ADMIN',
    body: IndexQuestion,
    responses: { 200: IndexInspection },
    problems: ['index_not_allowed', 'index_not_found', 'index_refused'],
  }),
}
