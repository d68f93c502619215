import createApi from 'openapi-fetch'
import { ApiProblem, NetworkFailure, UnexpectedAnswer } from './errors.ts'
import type { components } from './generated/schema.ts'
import { rawRequest } from './raw-body.ts'
import type { Route } from './route.ts'

export type Fetch = (request: Request) => Promise<Response>
export type AnyInput = {
  path?: Record<string, string | number>
  query?: Record<string, unknown>
  headers?: Record<string, string | undefined>
  body?: unknown
  contentType?: string
  contentEncoding?: string | undefined
}
export type Answer = { data: unknown; response: Response }
type How = {
  headers: Record<string, string>
  /** A success is answered with its body unread. */
  unread?: boolean
  credentials?: RequestCredentials
  signal: AbortSignal | undefined
}
export type Send = (route: Route, input: AnyInput, how: How) => Promise<Answer>
type Deps = { baseUrl: string; fetch: Fetch; onResponse(response: Response): void }
type Result = { data?: unknown; error?: unknown; response: Response }

/** One HTTP exchange. Errors: ApiProblem, NetworkFailure, UnexpectedAnswer, and the reason of an abort. */
export function makeSend({ baseUrl, fetch, onResponse }: Deps): Send {
  const api = createApi({
    baseUrl,
    pathSerializer: fillPath as (path: string, values: Record<string, unknown>) => string,
  })
  const request = api.request as unknown as (method: string, path: string, init: object) => Promise<Result>

  return async (route, input, how) => {
    const { path, query, headers, body } = input
    let sent = false
    const observed: Fetch = async (request) => {
      sent = true
      const response = await fetch(request)
      onResponse(response)
      return response
    }
    try {
      const content = route.raw ? rawRequest(input, how.signal) : { body, headers: {} }
      const { unread, ...rest } = how
      const { error, response } = await request(route.method, route.path, {
        params: { path: path ?? {}, query, header: headers },
        ...rest,
        ...content,
        headers: { ...how.headers, ...content.headers },
        fetch: observed,
        // The body of a success is read below, which knows what it should be.
        parseAs: 'stream',
      })
      if (!response.ok) throw failure(response, error)
      return { data: unread ? undefined : await read(route, response), response }
    } catch (error) {
      // What fails before it is sent is a mistake of the caller, such as a bad address.
      if (!sent || how.signal?.aborted || error instanceof ApiProblem || error instanceof UnexpectedAnswer)
        throw error
      throw new NetworkFailure('The server did not answer, or its answer broke off', { cause: error })
    }
  }
}

async function read({ answer }: Route, response: Response): Promise<unknown> {
  if (answer === 'none' || response.status === 204) return undefined
  if (answer === 'stream') return response.body
  if (answer === 'blob') return response.blob()
  const text = await response.text()
  if (answer === 'text') return text
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UnexpectedAnswer(response.status, text, { cause })
  }
}

function failure(response: Response, body: unknown): Error {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  if (!isProblem || typeof body !== 'object') return new UnexpectedAnswer(response.status, body)
  return new ApiProblem(body as components['schemas']['Problem'], retryAfterMs(response))
}

/** Seconds or a date, in milliseconds from now. */
function retryAfterMs({ headers }: Response): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** A value can never reach another path: dots alone would, even percent-encoded, and nothing would end in a list. */
function fillPath(path: string, values: Record<string, string | number> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '')
    if (value === '' || value === '.' || value === '..')
      throw new TypeError(`The path parameter ${name} cannot be ${JSON.stringify(value)}`)
    return encodeURIComponent(value)
  })
}
