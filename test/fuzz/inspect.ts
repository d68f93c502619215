import { expectationOf, type Resolved } from './expect.ts'
import { defectsIn, faultsOf } from './oracle.ts'
import { giveUp, type Overload } from './overload.ts'
import type { Answer, Send, Sent } from './send.ts'
import type { World } from './world.ts'

export type Count = (operation: string, status: number) => void
export type Deps = { world: World; send: Send; count: Count; overload: Overload }
type Request = { resolved: Resolved; sent: Sent }
/** An answer, and what in it or after it is not as the contract promises; undefined when all is. */
export type Look = (
  request: Request,
) => Promise<{ answer: Answer; fault: Error | undefined; overloaded: boolean }>
/** The same for those who need not go on after a fault, which it throws. */
export type Inspect = (request: Request) => Promise<Answer>

export function makeInspect(deps: Deps): Inspect {
  const look = makeLook(deps)
  return async (request) => {
    const { answer, fault, overloaded } = await look(request)
    if (fault) throw fault
    if (overloaded) giveUp()
    return answer
  }
}

const loads = ['ingests.load', 'ingests.replay']
/** What an operation that was refused may leave behind. */
const leaves: Record<string, RegExp> = {
  // Of a load its receipt, and its number is used up.
  'ingests.load': /^(ingests INSERT|ingests UPDATE .*|datasets UPDATE last_load)$/,
  'ingests.replay': /^(ingests INSERT|ingests UPDATE .*|datasets UPDATE last_load)$/,
  // Of rows whose first ones could not be written: why.
  'exports.stream': /^exports (INSERT|UPDATE .*)$/,
}

/** Sends a request and looks at everything that the contract promises of its answer. */
export function makeLook({ world, send, count, overload }: Deps): Look {
  const prototype = Object.getOwnPropertyNames(Object.prototype).join()
  // Whether all changes so far have been looked at: refused requests, which are most, leave none.
  let clean = false
  return async ({ resolved, sent }) => {
    const { id } = resolved.operation
    if (!clean) await world.changes()
    const answer = await send(sent)
    count(id, answer.status)
    const logged = world.logged()
    const faults = defectsIn(logged).map((line) => `logged: ${line.slice(0, 2_000)}`)
    const overloaded = overload.is(answer, logged)
    if (overloaded) await world.recover()
    else faults.push(...faultsOf(resolved, expectationOf(resolved), answer))
    // A stolen refresh token ends its session, which is what a refused refresh may change.
    const dry = answer.status < 400 && answer.text.includes('"dryRun":true')
    const writes = sent.method !== 'GET' && resolved.operation.metadata.rate !== 'read'
    const mayChange = (answer.status < 400 && writes && !dry) || id === 'auth.refresh' || overloaded
    if (loads.includes(id) && !overloaded) faults.push(...(await world.underWay()))
    if (id === 'exports.create' && answer.status < 400) faults.push(...(await world.unexported()))
    const changes = mayChange ? [] : await world.changes()
    const wrong = changes.filter((what) => !leaves[id]?.test(what))
    if (wrong.length > 0) faults.push(`it may change nothing and yet changed ${wrong.join('; ')}`)
    if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype)
      faults.push('Object.prototype was changed')
    // The world makes place for more keys then.
    clean = !mayChange && answer.status !== 409
    if (faults.length === 0) return { answer, fault: undefined, overloaded }
    const asked = `${sent.method} ${sent.path.slice(0, 300)}`
    const shown = `${answer.status} ${JSON.stringify(answer.headers)} ${answer.text.slice(0, 500)}`
    return { answer, fault: new Error(`${faults.join('\n')}\n${asked}\n${shown}`), overloaded }
  }
}
