import { expect, it } from 'vitest'
import { until } from '../../../test/until.ts'
import type { LedgerView } from '../../datasets/row-ledger.ts'
import { makeNames } from './names.ts'
import { makeSnapshots } from './snapshots.ts'

const keepMs = 20
const view: LedgerView = {
  datasetId: '0198c0de-0000-7000-8000-000000000000',
  version: 2,
  revision: 2,
  generation: 1,
  refusedGeneration: 1,
  fields: [],
  loads: [],
  marks: [],
  rows: 0,
}

const { readOn } = makeSnapshots({
  ledger: {
    view: () => Promise.resolve(view),
    keep: () => Promise.reject(new Error('no answer')),
    release: () => Promise.resolve(),
  },
  names: makeNames('t'),
  keepMs,
})

it.each([
  ['a page', [1], [2]],
  ['none any more', [1], undefined],
  ['none at all', undefined, undefined],
])('ends a reader that was not heard of when what comes then is %s', async (_, before, after) => {
  const reading = readOn(view.datasetId, async function* () {
    if (before) yield before
    const since = performance.now()
    await until(() => performance.now() - since > 2 * keepMs)
    if (after) yield after
  })
  const read = async () => {
    for await (const page of reading) expect(page).toEqual(before)
  }
  await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
})
