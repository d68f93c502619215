import fc from 'fast-check'
import { type Deps, makeInspect } from './inspect.ts'
import { requests } from './requests.ts'

/** Single requests of every kind, valid, nearly valid and hostile, by every kind of caller. */
export function calls(deps: Deps) {
  const inspect = makeInspect(deps)
  return fc.asyncProperty(requests, async (request) => {
    const both = await deps.world.resolve(request)
    const answer = await inspect(both)
    await deps.world.settle(request, both.resolved, answer)
  })
}
