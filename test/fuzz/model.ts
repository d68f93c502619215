import { isDeepStrictEqual } from 'node:util'
import type { UserLevel } from '@tg-cloud/contract/users'
import { uuidv7 } from 'uuidv7'
import type { Resolved } from './expect.ts'
import type { Inspect } from './inspect.ts'
import { operationNamed } from './requests.ts'
import type { World } from './world.ts'

type Token = { token: string | undefined; caller: Resolved['caller'] }
type Call = Partial<Token> & { id?: string; query?: string; body?: unknown; headers?: Record<string, string> }
type Session = { token: string; refresh: string; sessionId: string }

/** What the server must know of a user, by what it has answered so far. */
export type ModelUser = {
  id: string
  username: string
  password: string
  name: string
  mobile: string | null
  level: UserLevel
  disabled: boolean
  version: number
  sessions: Session[]
  keys: { id: string; key: string }[]
}

// What a sequence looks into: answers of every shape.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any

export type Model = ReturnType<typeof makeModel>

/** The parts of a step; `who` and `which` count modulo what there is. */
type Step = { who: number; which: number; level: UserLevel; name: string }
export type Act = (model: Model, user: ModelUser, step: Step) => Promise<void>

/** The users of one sequence, and calls whose answers are inspected and compared with what is due. */
export function makeModel({ world, inspect }: { world: World; inspect: Inspect }) {
  const users: ModelUser[] = []

  /** One inspected call; fails when the answer has another status. */
  async function call(
    operationId: string,
    status: number,
    { token, caller, ...rest }: Call = {},
  ): Promise<Json> {
    const { id, query = '', body, headers = {} } = rest
    const operation = operationNamed(operationId)
    const content = body === undefined ? undefined : JSON.stringify(body)
    const all = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const path = operation.route.path.replace(':id', id ?? '')
    const answer = await inspect({
      resolved: {
        operation,
        caller,
        path: id === undefined ? {} : { id },
        query,
        headers: all,
        body: content === undefined ? undefined : { type: 'application/json', content },
      },
      sent: {
        method: operation.route.method,
        path: query === '' ? path : `${path}?${query}`,
        headers:
          content === undefined ? all : { ...all, 'content-length': String(Buffer.byteLength(content)) },
        content,
      },
    })
    if (answer.status !== status)
      throw new Error(
        `${operationId} answered ${answer.status} where ${status} is due: ${answer.text.slice(0, 500)}`,
      )
    return answer.text === '' ? undefined : JSON.parse(answer.text)
  }

  return {
    users,
    call,
    admin: (): Token => world.credentialOf('ADMIN', 0),
    /** How a session calls: with the level the user has now, or as nobody once it has ended. */
    bySession: (user: ModelUser, { token, sessionId }: Session): Token => ({
      token,
      caller:
        user.disabled || !user.sessions.some((one) => one.sessionId === sessionId)
          ? undefined
          : { level: user.level, sessionId },
    }),
    byKey: (user: ModelUser, { id, key }: { id: string; key: string }): Token => ({
      token: key,
      caller:
        user.disabled || !user.keys.some((one) => one.id === id)
          ? undefined
          : { level: user.level, sessionId: undefined },
    }),
    newUser: (name: string, level: UserLevel): ModelUser => {
      const id = uuidv7()
      const rest = { disabled: false, version: 1, sessions: [], keys: [], mobile: null }
      return { id, username: `s-${id}`, password: `secret of ${id}`, name, level, ...rest }
    },
    /** The answer tells of the user what the model knows. */
    same(answer: Json, user: ModelUser): void {
      const { id, username, mobile, level, version } = user
      const known = { id, username, name: user.name.normalize('NFC'), mobile, level, version }
      const told = Object.fromEntries(Object.keys(known).map((key) => [key, answer[key]]))
      if (!isDeepStrictEqual(told, known) || (answer.disabledAt !== null) !== user.disabled)
        throw new Error(`Answered ${JSON.stringify(answer)} where ${JSON.stringify(known)} is due`)
    },
  }
}
