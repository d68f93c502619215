import { userLevels } from '@tg-cloud/contract/users'
import fc from 'fast-check'
import { type Deps, makeInspect } from './inspect.ts'
import { type Act, makeModel, type ModelUser } from './model.ts'
import { steps } from './steps.ts'

const names = Object.keys(steps) as (keyof typeof steps)[]

/** A step as plain data; `who` and `which` count modulo what there is. */
const step = fc.record({
  do: fc.constantFrom(...names),
  who: fc.nat(3),
  which: fc.nat(3),
  level: fc.constantFrom(...userLevels),
  name: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/\p{Cc}/gu, '-')),
})
/** Users that are made, read, changed, disabled, logged in and out in any order, against a model of them. */
export function sequences(deps: Deps) {
  const inspect = makeInspect(deps)
  return fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12, size: 'max' }), async (list) => {
    const model = makeModel({ world: deps.world, inspect })
    for (const one of list) {
      if (model.users.length === 0) {
        await steps.create(model, model.newUser('', 'GENERAL'), one)
        await steps.login(model, model.users[0] as ModelUser)
      }
      const user = model.users[one.who % model.users.length] as ModelUser
      const act: Act = steps[one.do]
      await act(model, user, one)
    }
    for (const user of model.users) await steps.read(model, user)
  })
}
