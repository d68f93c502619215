import type { Logger } from 'pino'
import { makePasswordHasher } from './adapters/argon2/password-hasher.ts'
import { firstPassword } from './adapters/files/secrets.ts'
import { makeApiKeyStore } from './adapters/postgres/api-keys.repository.ts'
import { makeCredentialStore } from './adapters/postgres/credentials.repository.ts'
import type { Database } from './adapters/postgres/database.ts'
import { makeLoginThrottle } from './adapters/postgres/login-throttle.ts'
import { makeSessionCheck } from './adapters/postgres/session-cache.ts'
import { makeSessionStore } from './adapters/postgres/sessions.repository.ts'
import { makeUserRepository } from './adapters/postgres/users.repository.ts'
import { makeAccessTokens } from './auth/access-token.ts'
import { makeChangePassword } from './auth/change-password.ts'
import { makeCreateApiKey } from './auth/create-api-key.ts'
import { deriveKey } from './auth/keys.ts'
import { makeListApiKeys } from './auth/list-api-keys.ts'
import { makeListSessions } from './auth/list-sessions.ts'
import { makeLogin } from './auth/login.ts'
import { makeProveCaller } from './auth/prove-caller.ts'
import { makeRefresh } from './auth/refresh.ts'
import type { Config } from './config.ts'
import { makeRefreshCookie } from './http/refresh-cookie.ts'
import type { Cursors } from './paging/cursor.ts'
import { refuseCommonPassword } from './users/common-passwords.ts'
import { makeCreateFirstAdmin } from './users/create-first-admin.ts'
import { makeCreateUser } from './users/create-user.ts'
import { makeGetUser } from './users/get-user.ts'
import { makeListUsers } from './users/list-users.ts'
import { makeResetPassword } from './users/reset-password.ts'

type Deps = { config: Config; database: Database; secret: string; cursors: Cursors; log: Logger }

/** Users, their sessions and keys, and who calls. */
export function composeAccounts({ config, database, secret, cursors, log }: Deps) {
  const sessionCheck = makeSessionCheck({ database, log: (line) => log.warn(line) })
  sessionCheck.start()
  const records = { database, onRevoked: sessionCheck.forget }
  const users = makeUserRepository(records)
  const sessions = makeSessionStore(records)
  const credentials = makeCredentialStore(database)
  const apiKeys = makeApiKeyStore(records)
  const hasher = makePasswordHasher(config.login)
  const tokens = makeAccessTokens(deriveKey(secret, 'access-token'))
  const throttle = makeLoginThrottle({ database, limits: config.login })
  const basePath = config.publicUrl === undefined ? '' : new URL(config.publicUrl).pathname.replace(/\/$/, '')
  const ownOrigins = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin]
  const createUser = makeCreateUser({ users, hasher })
  const getUser = makeGetUser({ users })
  return {
    useCases: {
      auth: {
        login: makeLogin({ credentials, sessions, throttle, hasher, tokens }),
        refresh: makeRefresh({
          sessions,
          tokens,
          key: deriveKey(secret, 'refresh-token'),
          onReuse: (sessionId) => log.warn({ sessionId }, 'a refresh token was used again: session ended'),
        }),
        listSessions: makeListSessions({ sessions, cursors }),
        endSession: sessions.end,
        endSessions: sessions.endAll,
        cookie: makeRefreshCookie({ basePath, origins: [...ownOrigins, ...config.corsOrigins] }),
      },
      me: {
        getUser,
        updateUser: users.update,
        changePassword: makeChangePassword({ credentials, users, hasher, throttle, refuseCommonPassword }),
      },
      users: {
        listUsers: makeListUsers({ users, cursors }),
        createUser,
        getUser,
        updateUser: users.update,
        setDisabled: users.setDisabled,
        resetPassword: makeResetPassword({ users, hasher }),
      },
      apiKeys: {
        listApiKeys: makeListApiKeys({ apiKeys, cursors }),
        createApiKey: makeCreateApiKey({ apiKeys }),
        getApiKey: apiKeys.get,
        revokeApiKey: apiKeys.revoke,
      },
    },
    users,
    proveCaller: makeProveCaller({ tokens, check: sessionCheck.check }),
    checkSession: sessionCheck.check,
    createFirstAdmin: makeCreateFirstAdmin({ users, createUser, keep: firstPassword(config.dataDir).keep }),
    close: sessionCheck.stop,
  }
}
