import type { Request } from 'express'
import { csrfRefused } from '../errors.ts'

const name = 'tg_refresh'

export type RefreshCookie = {
  /** The refresh token of the body, else of the cookie. Errors: csrf_refused when another site may have sent that. */
  tokenOf(req: Request, inBody: string | undefined): string | undefined
  /** Set-Cookie that stores the token until the session ends. */
  set(token: string, expiresAt: string): string
  clear(): string
}

/** The refresh token of a browser: HttpOnly, so that scripts cannot read it; sent to `/v1/auth` of this site alone. */
export function makeRefreshCookie({
  basePath,
  origins,
}: {
  basePath: string
  origins: readonly string[]
}): RefreshCookie {
  const attributes = `Path=${basePath}/v1/auth; HttpOnly; Secure; SameSite=Strict`
  return {
    tokenOf(req, inBody) {
      const { 'x-csrf': csrf, origin, host, cookie } = req.headers
      if (csrf !== undefined && csrf !== '1') throw csrfRefused('X-CSRF has one value: 1')
      const token = inBody ?? cookieOf(cookie)
      if (inBody !== undefined || token === undefined) return token
      // A form or an image of another site can send the cookie, but neither this header nor our Origin.
      if (csrf === undefined) throw csrfRefused('A cookie session needs the header X-CSRF: 1')
      if (origin !== undefined && !origins.includes(origin) && URL.parse(origin)?.host !== host)
        throw csrfRefused('The Origin is not listed')
      return token
    },
    set: (token, expiresAt) =>
      `${name}=${token}; ${attributes}; Expires=${new Date(expiresAt).toUTCString()}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  }
}

function cookieOf(header = ''): string | undefined {
  const pair = header.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1) || undefined
}
