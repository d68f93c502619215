import { expectationOf, type Resolved } from './expect.ts'
import { faultsOf } from './oracle.ts'
import type { Answer, Send, Sent } from './send.ts'
import type { World } from './world.ts'

export type Count = (operation: string, status: number) => void
export type Deps = { world: World; send: Send; count: Count }
type Request = { resolved: Resolved; sent: Sent }
/** An answer, and what in it or after it is not as the contract promises; undefined when all is. */
export type Look = (request: Request) => Promise<{ answer: Answer; fault: Error | undefined }>
/** The same for those who need not go on after a fault, which it throws. */
export type Inspect = (request: Request) => Promise<Answer>

export function makeInspect(deps: Deps): Inspect {
  const look = makeLook(deps)
  return async (request) => {
    const { answer, fault } = await look(request)
    if (fault) throw fault
    return answer
  }
}

/** Sends a request and looks at everything that the contract promises of its answer. */
export function makeLook({ world, send, count }: Deps): Look {
  const prototype = Object.getOwnPropertyNames(Object.prototype).join()
  // Whether all changes so far have been looked at: refused requests, which are most, leave none.
  let clean = false
  return async ({ resolved, sent }) => {
    const { id } = resolved.operation
    if (!clean) await world.changes()
    const answer = await send(sent)
    count(id, answer.status)
    const faults = faultsOf(resolved, expectationOf(resolved), answer)
    // A stolen refresh token ends its session, which is what a refused refresh may change.
    const mayChange = (answer.status < 400 && sent.method !== 'GET') || id === 'auth.refresh'
    const changes = mayChange ? [] : await world.changes()
    if (changes.length > 0) faults.push(`it may change nothing and yet changed ${changes.join('; ')}`)
    if (Object.getOwnPropertyNames(Object.prototype).join() !== prototype)
      faults.push('Object.prototype was changed')
    // The world makes place for more keys then.
    clean = !mayChange && answer.status !== 409
    faults.push(...world.defects().map((line) => `logged: ${line.slice(0, 2_000)}`))
    if (faults.length === 0) return { answer, fault: undefined }
    const asked = `${sent.method} ${sent.path.slice(0, 300)}`
    const shown = `${answer.status} ${JSON.stringify(answer.headers)} ${answer.text.slice(0, 500)}`
    return { answer, fault: new Error(`${faults.join('\n')}\n${asked}\n${shown}`) }
  }
}
