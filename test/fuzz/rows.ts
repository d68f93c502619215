import fc from 'fast-check'
import type { Deps } from './inspect.ts'
import { makeRowsModel } from './rows-model.ts'
import { rowsSteps } from './rows-steps.ts'

const names = Object.keys(rowsSteps) as (keyof typeof rowsSteps)[]
const pair = fc.record({ key: fc.nat(20), value: fc.nat(50) })

/** A step as plain data. */
const step = fc.record({
  do: fc.constantFrom(...names),
  type: fc.constantFrom('application/x-ndjson' as const, 'application/json' as const, 'text/csv' as const),
  pairs: fc.uniqueArray(pair, { selector: ({ key }) => key, maxLength: 15, size: 'max' }),
  bad: fc.constantFrom(0, 0, 1, 2, 25),
  which: fc.nat(5),
})

/** Rows that are loaded, loaded again, reverted and deleted in any order, against a model of them. */
export function rows(deps: Deps) {
  const list = fc.array(step, { minLength: 2, maxLength: 8, size: 'max' })
  return fc.asyncProperty(list, fc.boolean(), async (some, keyed) => {
    const model = await makeRowsModel(deps, keyed)
    for (const one of some) await rowsSteps[one.do](model, one)
    await model.check()
    await model.end()
  })
}
