import { contract } from '@tg-cloud/contract'
import type { ListSessions } from '../../auth/list-sessions.ts'
import type { Login } from '../../auth/login.ts'
import type { SessionStore } from '../../auth/ports.ts'
import type { Refresh } from '../../auth/refresh.ts'
import type { IssuedTokens } from '../../auth/session.ts'
import { refreshTokenInvalid, sessionNotFound } from '../../errors.ts'
import type { RefreshCookie } from '../refresh-cookie.ts'
import { routes, type ReplyHeaders } from '../reply.ts'

export type AuthUseCases = {
  login: Login
  refresh: Refresh
  listSessions: ListSessions
  endSession: SessionStore['end']
  endSessions: SessionStore['endAll']
  cookie: RefreshCookie
}

export const authRoutes = (use: AuthUseCases) =>
  routes(contract.auth, {
    login: async ({ body, context }) => answer(await use.login(body, context), use.cookie),
    refresh: async ({ body, req }) => {
      const token = use.cookie.tokenOf(req, body?.refreshToken)
      if (token === undefined) throw refreshTokenInvalid()
      return answer(await use.refresh(token), use.cookie)
    },
    logout: async ({ context: { caller } }) => {
      if (caller.sessionId !== undefined) await use.endSession(caller.sessionId, caller.userId)
      return { status: 204, body: undefined, headers: [['Set-Cookie', use.cookie.clear()]] }
    },
    listSessions: async ({ query, context }) => ({
      status: 200,
      body: await use.listSessions(context.caller, query),
    }),
    endSessions: async ({ context: { caller } }) => {
      await use.endSessions(caller.userId)
      return { status: 204, body: undefined, headers: [['Set-Cookie', use.cookie.clear()]] }
    },
    endSession: async ({ params, context: { caller } }) => {
      if (!(await use.endSession(params.id, caller.userId))) throw sessionNotFound()
      return { status: 204, body: undefined }
    },
  })

/** A cookie session keeps its refresh token out of the body, so that no script ever sees it. */
function answer({ kind, refreshToken, ...tokens }: IssuedTokens, cookie: RefreshCookie) {
  const body = { ...tokens, tokenType: 'Bearer' as const }
  if (kind === 'token') return { status: 200 as const, body: { ...body, refreshToken } }
  const headers: ReplyHeaders = [['Set-Cookie', cookie.set(refreshToken, tokens.sessionExpiresAt)]]
  return { status: 200 as const, body, headers }
}
