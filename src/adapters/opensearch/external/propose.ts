import { type Field, fieldNamePattern } from '@tg-cloud/contract/fields'
import type { ForeignColumn, IndexConflict, OmittedPath } from '@tg-cloud/contract/foreign-index'
import { limits } from '@tg-cloud/contract/limits'
import { columnsOf, fieldTypeOf, type Proposed } from './columns-of.ts'
import { type IndexMapping, type Mapped, type MappedPath, pathsOf } from './mapped-paths.ts'

export type Proposal = {
  fields: Field[]
  columns: ForeignColumn[]
  omitted: OmittedPath[]
  conflicts: IndexConflict[]
}
type NameOf = (path: string, column: number) => string

/** Indices named of one type, and reasons told, at most. */
const most = { indices: 20, omitted: 1_000 }
const wholeNumbers = ['byte', 'short', 'integer', 'long']

/** What the fields of these indices become. `nameOf` makes a name of what is none. */
export function propose(mappings: ReadonlyMap<string, IndexMapping>, nameOf: NameOf): Proposal {
  const byPath = new Map<string, (MappedPath & { index: string })[]>()
  for (const [index, mapping] of mappings)
    for (const found of pathsOf(mapping))
      byPath.set(found.path, [...(byPath.get(found.path) ?? []), { ...found, index }])
  const proposal: Proposal = { fields: [], columns: [], omitted: [], conflicts: [] }
  const omit = (path: string, type: string, reason: string) => {
    if (proposal.omitted.length < most.omitted) proposal.omitted.push({ path, type, reason })
  }
  const names = new Set<string>()
  for (const [path, all] of byPath) {
    const [first] = all
    const away = all.find(({ reason }) => reason !== undefined)
    const one = away ?? first
    if (one === undefined) continue
    if (away?.reason !== undefined) omit(path, away.mapped.type, away.reason)
    else if (kindsOf(all).size > 1) proposal.conflicts.push(conflictOf(path, all))
    else if (fieldTypeOf(one.mapped.type) === undefined)
      omit(path, one.mapped.type, `Fields of type ${one.mapped.type} have no counterpart here`)
    else
      for (const made of columnsOf(path, widest(all))) {
        if (proposal.fields.length >= limits.fieldsMax)
          omit(made.label, made.column.type, `A data set has at most ${limits.fieldsMax} fields`)
        else add(proposal, made, freeName(made.label, proposal.fields.length + 1, { nameOf, names }))
      }
  }
  return proposal
}

function add({ fields, columns }: Proposal, { fieldType, column }: Proposed, name: string): void {
  fields.push({ name, type: fieldType })
  columns.push({ name, ...column })
}

/** What must be alike in all indices: how values are kept, compared and cut into words. Whole numbers are one kind. */
function kindsOf(all: readonly MappedPath[]): Set<string> {
  return new Set(
    all.map(({ path, mapped }) => {
      const type = wholeNumbers.includes(mapped.type) ? 'whole' : mapped.type
      const views = columnsOf(path, mapped).map(({ column: { compared, words, analyzer } }) => [
        compared,
        words,
        analyzer,
      ])
      return JSON.stringify([type, views])
    }),
  )
}

function conflictOf(path: string, all: readonly (MappedPath & { index: string })[]): IndexConflict {
  const types = new Map<string, string[]>()
  for (const { mapped, index } of all) {
    const { type, analyzer, fields = {} } = mapped
    const views = Object.entries(fields).map(([name, view]) => `${name}: ${view.type}`)
    const told = [
      type,
      ...(analyzer ? [analyzer] : []),
      ...(views.length > 0 ? [`with ${views.join(', ')}`] : []),
    ]
    types.set(told.join(' '), [...(types.get(told.join(' ')) ?? []), index])
  }
  return {
    path,
    types: [...types].map(([type, indices]) => ({ type, indices: indices.slice(0, most.indices) })),
  }
}

/** Of whole numbers the type that holds all; the shortest limit of text. */
function widest(all: readonly MappedPath[]): Mapped {
  const mapped = all.map((one) => one.mapped)
  return mapped.reduce((found, one) => ({
    ...found,
    ...(wholeNumbers.indexOf(one.type) > wholeNumbers.indexOf(found.type) ? { type: one.type } : {}),
    ...(one.ignore_above === undefined
      ? {}
      : { ignore_above: Math.min(one.ignore_above, found.ignore_above ?? Infinity) }),
  }))
}

function freeName(
  path: string,
  column: number,
  { nameOf, names }: { nameOf: NameOf; names: Set<string> },
): string {
  const joined = path.replaceAll(/[.\s-]+/g, '_')
  const name = new RegExp(fieldNamePattern).test(joined) ? joined : nameOf(joined, column)
  let free = name
  for (let n = 2; names.has(free.toLowerCase()); n++)
    free = `${name.slice(0, limits.fieldNameChars - 4)}_${n}`
  names.add(free.toLowerCase())
  return free
}
