import fc from 'fast-check'
import { type Deps, makeLook } from './inspect.ts'
import { requests } from './requests.ts'

/** Single requests of every kind, valid, nearly valid and hostile, by every kind of caller. */
export function calls(deps: Deps) {
  const look = makeLook(deps)
  return fc.asyncProperty(requests, async (request) => {
    const both = await deps.world.resolve(request)
    const { answer, fault, overloaded } = await look(both)
    // Also after a fault: the smaller cases that follow must not fail for what this one has ended.
    // And what was given up may have been done.
    await deps.world.settle(request, both.resolved, overloaded ? { ...answer, status: 200 } : answer)
    if (fault) throw fault
  })
}
