import type { GroupKey } from '../../query/ports.ts'
import { bucketsOf, type Buckets } from './buckets.ts'
import { type Source, stepSource, termSource } from './group-source.ts'
import { type Few, fewOf } from './bucket-parts.ts'
import { piecesOf } from './cut-pieces.ts'
import { countIn, type Scope, within } from './scope.ts'

/** A key that the server walks through, or one whose buckets we name to it. */
export type PlannedKey = { key: GroupKey } & (
  | { source: Source; buckets?: undefined }
  | { source?: undefined; buckets: Buckets; few: Few }
)

/** How each key is walked through. */
export const planKeys = (keys: readonly GroupKey[], scope: Scope): Promise<PlannedKey[]> =>
  Promise.all(keys.map((key) => planKey(key, scope)))

async function planKey(key: GroupKey, scope: Scope): Promise<PlannedKey> {
  if (key.kind === 'terms') return { key, source: termSource(key) }
  const source = key.kind === 'steps' ? ofSteps(key) : ofCuts(key)
  const wrong = source?.wrong
  const isRight = source && (wrong === undefined || (await countIn(within(scope, wrong), 1)) === 0)
  if (isRight) return { key, source }
  const named = { key, buckets: bucketsOf(key) }
  return { ...named, few: fewOf(named, scope) }
}

function ofSteps(key: Extract<GroupKey, { kind: 'steps' }>): Source | undefined {
  const { field, origin, width } = key
  if (field.type === 'double') return undefined
  const isNumber = field.type === 'int' || field.type === 'date'
  const steps = { origin: BigInt(origin), width: BigInt(width) }
  return stepSource(key, steps, (bucket) => (isNumber ? Number(bucket) : bucket))
}

/** Cuts at equal distances are steps. */
function ofCuts(key: Extract<GroupKey, { kind: 'cuts' }>): Source | undefined {
  const [piece, ...others] = piecesOf(key)
  return others.length === 0 ? piece?.source : undefined
}
