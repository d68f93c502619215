import { abortable } from './abortable.ts'
import type { Authenticator } from './auth.ts'
import { isProblem } from './errors.ts'
import { operations } from './generated/operations.ts'
import type { Client } from './client.ts'
import type { Schemas } from './types.ts'

type Deps = { auth: Authenticator; me(): Promise<Schemas['Me']> }

/** Answers what the caller may do, by one question to the server for each access token. */
export function makeCan({ auth, me }: Deps): Client['can'] {
  let known: { token: string; allowed: Promise<Set<string>> } | undefined

  async function allowed(): Promise<Set<string>> {
    try {
      const token = await auth.token()
      if (token === undefined) return new Set()
      if (known?.token !== token) {
        const asked = { token, allowed: me().then((user) => new Set(user.operations)) }
        known = asked
        asked.allowed.catch(() => {
          if (known === asked) known = undefined
        })
      }
      return await known.allowed
    } catch (error) {
      // Whose session is over is nobody.
      if (isProblem(error) && error.status === 401) return new Set()
      throw error
    }
  }

  return async (operation, { signal } = {}) =>
    operations[operation].public || (await abortable(allowed(), signal)).has(operation)
}
