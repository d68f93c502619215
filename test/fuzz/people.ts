import { limits } from '@tg-cloud/contract/limits'
import type { UserLevel } from '@tg-cloud/contract/users'
import { uuidv7 } from 'uuidv7'
import { makeAccessTokens } from '../../src/auth/access-token.ts'
import { deriveKey } from '../../src/auth/keys.ts'
import type { StartedApp } from '../start-app.ts'
import type { Records } from './records.ts'

const renewMs = limits.accessTokenMs / 2

export type Person = { id: string; level: UserLevel; accessToken: string; sessionId: string }

/**
 * Users and sessions of the cast, written straight into the records with the administrator's password: hundreds of
 * them are ended by what is generated, and hashing a password for each would take most of a run.
 */
export function makePeople({ admin, secret }: StartedApp, { query }: Records) {
  const tokens = makeAccessTokens(deriveKey(secret, 'access-token'))

  async function newSession({ id: userId, level }: Pick<Person, 'id' | 'level'>) {
    const sessionId = uuidv7()
    await query({
      text: `insert into sessions (id, user_id, kind, expires_at) values ($1, $2, 'token', now() + interval '14 days')`,
      values: [sessionId, userId],
    })
    return { sessionId, accessToken: () => tokens.issue({ userId, sessionId, level }) }
  }
  return {
    newSession,
    async newPerson(level: UserLevel): Promise<Person> {
      const id = uuidv7()
      await query({
        text: `insert into users (id, username, name, user_level, password)
          select $1::uuid, $2, '홍길동', $3, password from users where username = $4`,
        values: [id, `fuzz-${id}`, level, admin.username],
      })
      const { sessionId, accessToken } = await newSession({ id, level })
      let [token, issuedAt] = [accessToken(), performance.now()]
      return {
        id,
        level,
        sessionId,
        get accessToken() {
          // A run of many requests takes longer than a token lasts.
          if (performance.now() - issuedAt > renewMs) [token, issuedAt] = [accessToken(), performance.now()]
          return token
        },
      }
    },
  }
}
