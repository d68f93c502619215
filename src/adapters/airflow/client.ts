import { z } from 'zod'
import { makeBreaker } from '../../turns/breaker.ts'
import { type Incoming, makeExchange, type Outgoing } from './exchange.ts'
import { AirflowFault, AirflowRefusal, isOfThisAlone, refusalText, UselessAnswer } from './faults.ts'
import { linesOf } from './lines-of.ts'
import { parse, parseJson } from './parse.ts'
import { makeTokens } from './tokens.ts'

export type ServerOptions = {
  name: string
  /** Where its pages are, without a slash at the end. */
  url: string
  username: string
  password: string
}
/** 2: API v1, Airflow 2. 3: API v2, Airflow 3. */
export type GenerationNumber = 2 | 3
export type Call = {
  method?: Outgoing['method']
  /** Below the address of the API, its parts encoded. */
  path: string
  query?: [string, string][]
  body?: object
  accept?: string
  deadlineMs?: number
  maxBytes?: number | undefined
  streams?: boolean
  signal?: AbortSignal | undefined
}
export type Client = ReturnType<typeof makeClient>

const defaults = { deadlineMs: 10_000, maxBytes: 1_048_576 }
const Version = z.object({ version: z.string() })
const bases = { 2: '/api/v1', 3: '/api/v2' } as const

/**
 * What every call to one Airflow goes through: who it is, who asks, limits of time and size. Errors of its calls:
 * AirflowFault, AirflowRefusal.
 */
export function makeClient({ name, url, username, password }: ServerOptions, log: (line: string) => void) {
  const { exchange, close } = makeExchange()
  const breaker = makeBreaker({
    name: `Airflow ${name}`,
    isFault: (error) => error instanceof AirflowFault,
    isAnswer: isOfThisAlone,
    refusal: () => new AirflowFault('It is known not to answer', { unsent: true }),
    log,
  })
  const tokens = makeTokens(logIn)
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  let known: Promise<GenerationNumber> | undefined

  const send = (
    path: string,
    { method = 'GET', query = [], body, accept, deadlineMs, ...rest }: Omit<Call, 'path'>,
    authorization?: string,
  ) => {
    const at = new URL(url + path)
    for (const [key, value] of query) at.searchParams.append(key, value)
    return exchange({
      method,
      url: at,
      headers: {
        accept: accept ?? 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'tg-cloud-bigdata',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(authorization ? { authorization } : {}),
      },
      body: body && JSON.stringify(body),
      deadlineMs: deadlineMs ?? defaults.deadlineMs,
      maxBytes: rest.maxBytes ?? defaults.maxBytes,
      streams: rest.streams,
      signal: rest.signal,
    })
  }

  async function logIn(): Promise<string> {
    const { status, text } = await send('/auth/token', { method: 'POST', body: { username, password } })
    const answer = parse(status, text)
    if (status >= 400) throw new AirflowRefusal(status, `It does not let us in: ${refusalText(answer)}`)
    return z.object({ access_token: z.string() }).parse(answer).access_token
  }

  /** Asks both places where a version is told; other answers say nothing of which it is. */
  async function detect(): Promise<GenerationNumber> {
    for (const generation of [3, 2] as const) {
      const { status, text } = await send(`${bases[generation]}/version`, {})
      if (status === 200 && Version.safeParse(parseJson(text)).success) return generation
      if (status >= 500) throw new AirflowFault(`It answers ${status}`)
    }
    throw new AirflowFault('It does not tell its version: is this the address of an Airflow?', {
      unsent: true,
    })
  }
  function generation(): Promise<GenerationNumber> {
    known ??= detect().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  async function authorized(
    which: GenerationNumber,
    rest: Omit<Call, 'path'>,
    path: string,
  ): Promise<Incoming> {
    const at = bases[which] + path
    if (which === 2) return send(at, rest, basic)
    const token = await tokens.get()
    const answer = await send(at, rest, `Bearer ${token}`)
    // A token that has run out, or that another secret had signed.
    const isStale =
      answer.status === 401 || (answer.status === 403 && answer.text.includes('Invalid JWT token'))
    return isStale ? send(at, rest, `Bearer ${await tokens.get(token)}`) : answer
  }

  async function ask({ path, ...rest }: Call, which: GenerationNumber): Promise<Incoming> {
    try {
      const answer = await authorized(which, rest, path)
      if (answer.status < 300) return answer
      const body = parse(answer.status, answer.text)
      const why = refusalText(body)
      if (answer.status >= 500 || answer.status === 429 || why === undefined)
        throw new AirflowFault(`It answers ${answer.status}`, { unsent: answer.status === 429 })
      throw new AirflowRefusal(answer.status, why)
    } catch (error) {
      // Whatever stands there when it is back may be another Airflow.
      if (!isOfThisAlone(error) || /removed in Airflow/.test(error.message)) known = undefined
      throw error
    }
  }

  return {
    name,
    generation: () => breaker.through(generation),
    /** A call that this generation answers with JSON of this form. */
    json: <T>(call: Call, form: z.ZodType<T>): Promise<T> =>
      breaker.through(async () => {
        const { status, text } = await ask(call, await generation())
        const { data, error } = form.safeParse(parse(status, text))
        if (error)
          throw new UselessAnswer(`Its answer is not of the form we know: ${error.issues[0]?.path.join('.')}`)
        return data
      }),
    /** The lines of an answer as they come. */
    lines: (call: Call): Promise<AsyncGenerator<string, void>> =>
      breaker.through(async () => {
        const { pieces } = await ask({ ...call, streams: true }, await generation())
        return linesOf(pieces as NonNullable<typeof pieces>)
      }),
    close,
  }
}
