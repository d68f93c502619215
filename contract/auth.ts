import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { NoInput } from './users.ts'

const c = initContract()

export const SessionKind = z.enum(['token', 'cookie']).meta({
  id: 'SessionKind',
  description:
    '`token`: the refresh token is in the answer. `cookie`: it is in an HttpOnly cookie, for browsers.',
  examples: ['token'],
})

export const Login = z
  .strictObject({
    username: z.string().min(1).max(limits.usernameChars),
    password: z.string().min(1).max(1024),
    session: SessionKind.default('token'),
  })
  .meta({
    id: 'Login',
    description: 'Who you are',
    examples: [{ username: 'minji.kim', password: '맑은-하늘-아래-42' }],
  })
export type Login = z.infer<typeof Login>

export const Refresh = z
  .strictObject({
    refreshToken: z
      .string()
      .min(1)
      .max(limits.refreshTokenChars)
      .optional()
      .describe('Left out in a cookie session'),
  })
  .optional()
  .meta({
    id: 'Refresh',
    description: 'The refresh token',
    examples: [{ refreshToken: '3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe' }],
  })

export const Tokens = z
  .object({
    accessToken: z.string().describe('Send it as `Authorization: Bearer …`'),
    refreshToken: z
      .string()
      .optional()
      .describe('Exchange it at `/v1/auth/refresh`; absent in a cookie session'),
    tokenType: z.literal('Bearer'),
    expiresInMs: z.int().describe('Life of the access token from now, in milliseconds'),
    sessionExpiresAt: z.iso.datetime().describe('When the session ends unless it is refreshed before'),
  })
  .meta({
    id: 'Tokens',
    description: 'A session: a short access token and a rotating refresh token',
    examples: [
      {
        accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk4In0.c2ln',
        refreshToken: '3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe',
        tokenType: 'Bearer',
        expiresInMs: 900_000,
        sessionExpiresAt: '2026-12-09T01:02:03.004Z',
      },
    ],
  })
export type Tokens = z.infer<typeof Tokens>

export const Session = z
  .object({
    id: z.uuid(),
    kind: SessionKind,
    current: z.boolean().describe('Whether this request belongs to it'),
    userAgent: z.string().nullable(),
    address: z.string().nullable().describe('Network address of the login'),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().describe('Last login or refresh'),
    expiresAt: z.iso.datetime(),
  })
  .meta({
    id: 'Session',
    description: 'One login that has not ended',
    examples: [
      {
        id: '0198f3a0-1c2d-7000-8000-000000000002',
        kind: 'token',
        current: true,
        userAgent: 'curl/8.5.0',
        address: '192.0.2.7',
        createdAt: '2026-11-25T01:02:03.004Z',
        lastUsedAt: '2026-11-25T01:02:03.004Z',
        expiresAt: '2026-12-09T01:02:03.004Z',
      },
    ],
  })
export type Session = z.infer<typeof Session>

export const SessionPage = z.object(pageOf(Session)).meta({
  id: 'SessionPage',
  description: 'One page of sessions, newest first',
  examples: [{ items: [(Session.meta()?.examples as object[] | undefined)?.[0]], nextCursor: null }],
})

export const auth = c.router({
  login: operation({
    method: 'POST',
    path: '/v1/auth/login',
    summary: 'Log in',
    description:
      'Starts a session. Failures are counted per account and per address; the owner of an account is not locked out by the guesses of strangers.',
    access: 'public',
    body: Login,
    responses: { 200: Tokens },
    problems: ['invalid_credentials', 'login_throttled', 'login_busy'],
    cookie: { out: true },
  }),
  refresh: operation({
    method: 'POST',
    path: '/v1/auth/refresh',
    summary: 'Renew the tokens',
    description:
      'Each refresh token works once and is followed by the next; within 30 s a used one gets the same successor, so parallel calls are safe. ' +
      'A later reuse ends the session. A cookie session sends no body, and the header `X-CSRF: 1`.',
    access: 'public',
    body: Refresh,
    responses: { 200: Tokens },
    problems: ['refresh_token_invalid'],
    cookie: { in: true, out: true },
  }),
  logout: operation({
    method: 'POST',
    path: '/v1/auth/logout',
    summary: 'Log out',
    description: 'Ends this session: its tokens are answered 401 from the next request on.',
    access: 'GENERAL',
    body: NoInput,
    responses: { 204: c.noBody() },
    cookie: { out: true },
    sessionOnly: true,
  }),
  listSessions: operation({
    method: 'GET',
    path: '/v1/auth/sessions',
    summary: 'List your sessions',
    description: 'Where you are logged in, newest first.',
    access: 'GENERAL',
    query: z.strictObject(pageQuery),
    responses: { 200: SessionPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  endSessions: operation({
    method: 'DELETE',
    path: '/v1/auth/sessions',
    summary: 'End all your sessions',
    description: 'Logs you out everywhere, this session included.',
    access: 'GENERAL',
    responses: { 204: c.noBody() },
    cookie: { out: true },
  }),
  endSession: operation({
    method: 'DELETE',
    path: '/v1/auth/sessions/:id',
    summary: 'End one of your sessions',
    description:
      'Logs you out on one device. A session of somebody else is answered as one that does not exist.',
    access: 'GENERAL',
    pathParams: z.object({ id: z.uuid().describe('The session') }),
    responses: { 204: c.noBody() },
    problems: ['session_not_found'],
  }),
})
