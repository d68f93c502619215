import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import type { DatasetShape } from '../../../datasets/cell.ts'
import type { ForeignIndices } from '../../../datasets/foreign-indices.ts'
import type { FieldNameOf } from '../../../datasets/romanise.ts'
import type { RowEngine } from '../../../datasets/row-engine.ts'
import type { QuestionEngine, RowView } from '../../../query/ports.ts'
import { knownField } from '../../../values/known-field.ts'
import { makeAskServer } from '../answer.ts'
import type { Client } from '../client.ts'
import { everything } from '../query.ts'
import { countIn } from '../scope.ts'
import { makeHold } from './held-fields.ts'
import { foreignParts } from './hits.ts'
import { makeInspect } from './inspect.ts'
import { makeMoments } from './moments.ts'
import { profileForeign } from './profile.ts'
import { rowNames } from './row-names.ts'
import { makeScrollRoom } from './scroll-room.ts'
import { makeScroll } from './scroll.ts'
import { viewOf } from './view.ts'

export type ForeignOptions = {
  /** Patterns of indices that are not ours and may be read. */
  allowed: readonly string[]
  /** Makes names of fields of what are none. */
  fieldNameOf: FieldNameOf
}
type Deps = ForeignOptions & { client: Client; prefix: string }
type Engine = RowEngine & QuestionEngine

/** Rows whose lengths tell of all. */
const sampleRows = 100
const never = new AbortController().signal

/** The same engine, which reads indices that are not ours as well; what would change their rows is refused before. */
export function withForeign<E extends Engine>(own: E, deps: Deps): E & ForeignIndices {
  const { client, fieldNameOf } = deps
  const moments = makeMoments(deps)
  const room = makeScrollRoom(client)

  async function open(source: DatasetSource, signal: AbortSignal) {
    const { index, revision, behind } = await moments.of(source, signal)
    const ask = makeAskServer(client, { index, signal })
    const scroll = makeScroll({ client, room }, { index, signal })
    return { ask, scroll, revision, names: rowNames(source, behind) }
  }
  const viewFor = async (source: DatasetSource, signal: AbortSignal): Promise<RowView> =>
    viewOf(source, await open(source, signal))

  const read: Pick<Engine, 'ask' | 'revision' | 'size' | 'count' | 'scan' | 'profile' | 'changeFields'> = {
    ask: async (dataset, work, signal) =>
      dataset.source ? work(await viewFor(dataset.source, signal)) : own.ask(dataset, work, signal),
    revision: async (dataset, signal) =>
      dataset.source ? (await moments.of(dataset.source, signal)).revision : own.revision(dataset, signal),
    count: async (dataset, filter, signal = never) =>
      dataset.source
        ? (await viewFor(dataset.source, signal)).count(filter)
        : own.count(dataset, filter, signal),
    async *scan(dataset, options, signal = never) {
      if (!dataset.source) return yield* own.scan(dataset, options, signal)
      const fields = options.fields.map((name) => knownField(dataset.fields, name))
      const plan = { filter: options.filter, fields, sort: [], rowDescending: false, limit: Infinity }
      yield* (await viewFor(dataset.source, signal)).search(plan)
    },
    async profile(dataset, names, signal = never) {
      const { source } = dataset
      if (!source) return own.profile(dataset, names, signal)
      return profileForeign(dataset, names, { source, ask: (await open(source, signal)).ask })
    },
    size: async (dataset, fields) => (dataset.source ? sizeOf(dataset, fields) : own.size(dataset, fields)),
    // What people are told of fields stands in the records alone.
    changeFields: async (dataset, change) => (dataset.source ? undefined : own.changeFields(dataset, change)),
  }

  async function sizeOf({ source }: DatasetShape, fields: Parameters<Engine['size']>[1]) {
    if (!source) throw new Error('Only of an index that is not ours')
    const { ask } = await open(source, never)
    const rows = await countIn({ query: everything, ask })
    if (fields.length === 0) return { rows, bytes: 0 }
    const parts = foreignParts(fields.map(makeHold(source)))
    const { hits } = await ask({ size: sampleRows, track_total_hits: false, query: everything, ...parts })
    const bytes = hits.hits.reduce(
      (sum, { _source, fields: shown }) => sum + bytesOf(_source) + bytesOf(shown),
      0,
    )
    return { rows, bytes: Math.round((rows * bytes) / Math.max(1, hits.hits.length)) }
  }
  return { ...own, ...read, ...makeInspect({ client, moments, fieldNameOf }) }
}

const bytesOf = (value: unknown) =>
  Buffer.byteLength(
    JSON.stringify(value ?? {}, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)),
  )
