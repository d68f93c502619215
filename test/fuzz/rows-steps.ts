import { isDeepStrictEqual } from 'node:util'
import { uuidv7 } from 'uuidv7'
import type { RowsModel } from './rows-model.ts'

export type RowsStep = {
  type: 'application/x-ndjson' | 'application/json' | 'text/csv'
  /** Rows to load, keys once each; also what is deleted, and which load is meant, modulo what there is. */
  pairs: { key: number; value: number }[]
  bad: number
  which: number
}
type Act = (model: RowsModel, step: RowsStep) => Promise<void>

const bad = { k: 1, v: 1.5 }
function textOf({ type, pairs, bad: many }: RowsStep): string {
  const rows = [
    ...pairs.map(({ key, value }) => ({ k: key, v: value })),
    ...Array.from({ length: many }, () => bad),
  ]
  if (type === 'application/json') return JSON.stringify(rows)
  if (type === 'text/csv') return ['k,v', ...rows.map(({ k, v }) => `${k},${v}`), ''].join('\n')
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

async function load(model: RowsModel, step: RowsStep, mode: 'append' | 'upsert' | 'replace'): Promise<void> {
  const headers = { 'idempotency-key': uuidv7() }
  const content = textOf(step)
  const request = { place: model.slug, query: `mode=${mode}`, headers, type: step.type, content }
  const receipt = await model.call('ingests.load', 201, request)
  if (!isDeepStrictEqual(await model.call('ingests.load', 201, request), receipt))
    throw new Error('The repeated load has another receipt')
  await model.call('ingests.load', 422, { ...request, content: `${content} ` })
  await model.call('ingests.load', 422, { ...request, query: `${request.query}&onError=abort` })

  if (mode === 'replace') model.rows = []
  const there = (key: number) => model.keyed && model.rows.some((row) => row.key === key)
  const old = step.pairs.filter(({ key }) => there(key))
  const fresh = step.pairs.filter((pair) => !old.includes(pair))
  const taken = mode === 'upsert' ? step.pairs : fresh
  if (model.keyed) model.rows = model.rows.filter(({ key }) => !taken.some((pair) => pair.key === key))
  model.rows.push(...taken.map((pair) => ({ ...pair, load: receipt.id as string })))
  model.version++
  model.loads.set(receipt.id, { mode, state: 'done', quarantined: step.bad })
  const due = {
    received: step.pairs.length + step.bad,
    accepted: fresh.length,
    updated: mode === 'upsert' ? old.length : 0,
    duplicate: mode === 'upsert' ? 0 : old.length,
    quarantined: step.bad,
    version: model.version,
  }
  const told = Object.fromEntries(Object.keys(due).map((name) => [name, receipt[name]]))
  if (!isDeepStrictEqual(told, due))
    throw new Error(`The receipt says ${JSON.stringify(told)} where ${JSON.stringify(due)} is due`)
  const { items } = await model.call('ingests.quarantine', 200, { place: receipt.id })
  if (items.length !== Math.min(step.bad, 20)) throw new Error(`${items.length} rows are in quarantine`)
}

/** What can happen to rows, and what must be so afterwards. */
export const rowsSteps = {
  append: (model, step) => load(model, step, 'append'),
  replace: (model, step) => load(model, step, 'replace'),
  async upsert(model, step) {
    if (model.keyed) return load(model, step, 'upsert')
    const request = { place: model.slug, query: 'mode=upsert', type: step.type, content: textOf(step) }
    await model.call('ingests.load', 422, request)
  },
  async abort(model, step) {
    const content = textOf({ ...step, bad: step.bad + 1 })
    const request = { place: model.slug, type: step.type, content }
    await model.call('ingests.load', 422, { ...request, query: 'onError=abort' })
    await model.call('ingests.load', 422, { ...request, query: `maxErrors=${step.bad}` })
  },
  async revert(model, { which }) {
    const [id, known] = [...model.loads][which % model.loads.size] ?? []
    if (id === undefined || known === undefined) return
    const appended = known.mode === 'append'
    for (let repeat = 0; repeat < 2; repeat++) {
      const answer = await model.call('ingests.revert', appended ? 200 : 409, { place: id, content: '{}' })
      if (!appended || known.state === 'reverted') continue
      known.state = 'reverted'
      model.rows = model.rows.filter(({ load: from }) => from !== id)
      model.version++
      if (answer.state !== 'reverted') throw new Error(`A reverted load is ${answer.state}`)
    }
    await model.call('ingests.cancel', 409, { place: id })
  },
  async remove(model, { pairs: [pair] }) {
    const value = pair?.value ?? 0
    const filter = { op: 'lt', field: 'v', value }
    const left = model.rows.filter((row) => row.value >= value)
    const due = model.rows.length - left.length
    for (const dryRun of [true, false]) {
      const content = JSON.stringify({ filter, dryRun })
      const deletion = await model.call('deletions.create', 201, { place: model.slug, content })
      if (deletion.rows !== due) throw new Error(`${deletion.rows} rows are deleted where ${due} are due`)
    }
    model.rows = left
    model.version++
  },
} satisfies Record<string, Act>
