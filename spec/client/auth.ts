import { abortable } from './abortable.ts'
import { ApiProblem } from './errors.ts'
import type { Schemas } from './types.ts'

/** A session of kind `token`, to be kept by the application between starts. Plain JSON. */
export type StoredTokens = {
  accessToken: string
  refreshToken?: string
  /** When the access token ends, in milliseconds since 1970 by this machine's clock. */
  expiresAt: number
}

export type Auth =
  /** Tokens in memory; `tokens` are those of an earlier start, `onTokens` hears of every change, null is logged out. */
  | { kind: 'token'; tokens?: StoredTokens; onTokens?: (tokens: StoredTokens | null) => void }
  /** For browsers: the refresh token is in an HttpOnly cookie, so a reload finds the session again. */
  | { kind: 'cookie' }
  /** A token that somebody else looks after. */
  | { kind: 'bearer'; token: string | (() => string | Promise<string>) }

export type Authenticator = {
  /** The access token to send, renewed shortly before it ends; undefined when nobody is logged in. */
  token(signal?: AbortSignal): Promise<string | undefined>
  /** Renews a token that was answered 401; whether there is another one to try. */
  renew(refused: string | undefined, signal?: AbortSignal): Promise<boolean>
  /** The refresh token, which the caller of `auth.refresh` may leave out. */
  refreshToken(): string | undefined
  /** Takes the tokens of a login or refresh that was asked for at `askedAt`. */
  learn(tokens: Schemas['Tokens'], askedAt: number): void
  forget(): void
}

export const makeBearer = (token: string | (() => string | Promise<string>)): Authenticator => ({
  token: async () => (typeof token === 'string' ? token : token()),
  renew: async () => false,
  refreshToken: () => undefined,
  learn() {},
  forget() {},
})

type Deps = {
  cookie: boolean
  tokens?: StoredTokens | undefined
  onTokens?: ((tokens: StoredTokens | null) => void) | undefined
  refresh(refreshToken: string | undefined): Promise<Schemas['Tokens']>
}
const earlyMs = 30_000

/** Keeps a session alive: one refresh at a time, whoever waits for it. */
export function makeSession({ cookie, tokens: given, onTokens, refresh }: Deps): Authenticator {
  let tokens = given
  let refreshAt = given === undefined ? 0 : given.expiresAt - earlyMs
  let refreshing: Promise<void> | undefined
  // Rises with every change: what a refresh brings counts only if nobody logged in or out meanwhile.
  let changes = 0

  function set(next: StoredTokens | undefined): void {
    tokens = next
    changes++
    onTokens?.(next ?? null)
  }

  function learn({ accessToken, refreshToken, expiresInMs }: Schemas['Tokens'], askedAt: number): void {
    const expiresAt = askedAt + expiresInMs
    refreshAt = expiresAt - Math.min(earlyMs, expiresInMs / 10)
    set({ accessToken, ...(refreshToken === undefined ? {} : { refreshToken }), expiresAt })
  }

  async function refreshNow(): Promise<void> {
    const before = changes
    const askedAt = Date.now()
    try {
      const fresh = await refresh(tokens?.refreshToken)
      if (changes === before) learn(fresh, askedAt)
    } catch (error) {
      if (changes !== before) return
      if (isOver(error)) set(undefined)
      throw error
    } finally {
      refreshing = undefined
    }
  }
  const refreshOnce = (signal?: AbortSignal) => abortable((refreshing ??= refreshNow()), signal)
  const canRefresh = () => cookie || tokens?.refreshToken !== undefined

  return {
    async token(signal) {
      if (canRefresh() && (tokens === undefined || Date.now() >= refreshAt)) {
        try {
          await refreshOnce(signal)
        } catch (error) {
          // While the present token lives, a refresh that failed for a while is no reason to stop.
          if (signal?.aborted || tokens === undefined || Date.now() >= tokens.expiresAt) throw error
        }
      }
      return tokens?.accessToken
    },
    async renew(refused, signal) {
      if (tokens?.accessToken === refused && canRefresh()) await refreshOnce(signal)
      return tokens !== undefined && tokens.accessToken !== refused
    },
    refreshToken: () => tokens?.refreshToken,
    learn,
    forget: () => set(undefined),
  }
}

const isOver = (error: unknown) => error instanceof ApiProblem && error.status === 401
