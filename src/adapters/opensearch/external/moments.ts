import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import { limits } from '@tg-cloud/contract/limits'
import { unavailableBecause } from '../../../errors.ts'
import { indexNotAllowed, indexNotFound, questionUnsupported } from '../../../errors-foreign.ts'
import type { Client } from '../client.ts'
import { globOf, type IndexMapping, pathsOf } from './mapped-paths.ts'

type Deps = { client: Pick<Client, 'call'>; allowed: readonly string[]; prefix: string }
/** What stands behind a name now. `index`: as it is asked, without indices of ours. */
export type Behind = { index: string; mappings: ReadonlyMap<string, IndexMapping> }
/** `revision` rises at the latest when an answer is too old to be given again. */
export type Moment = { revision: number; index: string; behind: ReadonlySet<string> }

/** Reads what stands behind names of indices, which others may change at any time. */
export function makeMoments({ client, allowed, prefix }: Deps) {
  const patterns = allowed.map(globOf)
  const isAllowed = (name: string) =>
    !name.startsWith('.') && !name.startsWith(`${prefix}-`) && patterns.some((one) => one.test(name))
  const seen = new Map<string, { until: number; index: string; behind: ReadonlySet<string> }>()

  /** Errors: index_not_allowed, index_not_found. */
  async function read(name: string, signal?: AbortSignal): Promise<Behind> {
    if (!isAllowed(name))
      throw indexNotAllowed(
        `${name} is not among OPENSEARCH_EXTERNAL_INDICES (${allowed.join(', ') || 'nothing'})`,
      )
    const index = name.includes('*') ? `${name},-${prefix}-*` : name
    const path = `/${encodeURIComponent(index)}/_mapping`
    const { status, body } = await client.call<Record<string, { mappings?: IndexMapping }>>({
      method: 'GET',
      path,
      accept: [404],
      signal,
    })
    const found = Object.entries(status === 404 ? {} : body).sort(([a], [b]) => (a < b ? -1 : 1))
    if (found.length === 0) throw indexNotFound(name)
    const strange = found.find(([one]) => !isAllowed(one))
    if (strange)
      throw indexNotAllowed(
        `${name} stands for ${strange[0]} too, which is not among OPENSEARCH_EXTERNAL_INDICES`,
      )
    return { index, mappings: new Map(found.map(([one, { mappings = {} }]) => [one, mappings])) }
  }

  /** For a question. Errors: unavailable when it is gone or allowed no more, question_unsupported when it is mapped anew. */
  async function of(source: DatasetSource, signal?: AbortSignal): Promise<Moment> {
    const now = Date.now()
    const revision = Math.floor(now / limits.foreignAgeMs)
    const key = JSON.stringify(source)
    const before = seen.get(key)
    if (before && before.until > now) return { revision, index: before.index, behind: before.behind }
    const { index, mappings } = await read(source.index, signal).catch((error: Error & { code?: string }) => {
      if (error.code === 'index_not_found')
        throw unavailableBecause(`OpenSearch: The index ${source.index} is missing`)
      if (error.code === 'index_not_allowed') throw unavailableBecause(error.message)
      throw error
    })
    requireAlike(source, mappings)
    for (const [old, { until }] of seen) if (until <= now) seen.delete(old)
    const behind = new Set(mappings.keys())
    seen.set(key, { until: now + limits.foreignAgeMs, index, behind })
    return { revision, index, behind }
  }
  return { behind: read, of }
}
export type Moments = ReturnType<typeof makeMoments>

/** An index that came to a pattern, or was made again, may map a field otherwise than it was registered. */
function requireAlike({ columns }: DatasetSource, mappings: Behind['mappings']): void {
  for (const [index, mapping] of mappings) {
    const types = new Map<string, string>()
    for (const { path, mapped } of pathsOf(mapping)) {
      types.set(path, mapped.type)
      for (const [name, view] of Object.entries(mapped.fields ?? {})) types.set(`${path}.${name}`, view.type)
    }
    for (const { name, path, compared, words, type } of columns) {
      const own = types.get(words ?? (isText(type) ? path : (compared ?? path)))
      if (own !== undefined && !areAlike(own, type))
        throw questionUnsupported(
          `The index ${index} maps "${name}" as ${own}, and it was registered as ${type}`,
        )
    }
  }
}
const isText = (type: string) => type === 'text' || type === 'match_only_text'
const wholeNumbers = ['byte', 'short', 'integer', 'long']
const areAlike = (now: string, then: string) =>
  now === then || (wholeNumbers.indexOf(now) >= 0 && wholeNumbers.indexOf(now) <= wholeNumbers.indexOf(then))
