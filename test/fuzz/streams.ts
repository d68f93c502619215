import fc from 'fast-check'
import type { Body } from './bodies.ts'
import { answerOf, exchange } from './exchange.ts'
import type { Deps } from './inspect.ts'
import { defectsIn, problemOf } from './oracle.ts'
import { slugPlaceholders, loadPlaceholders } from './parts.ts'
import { rawBodiesOf } from './raw-bodies.ts'
import { operations } from './requests.ts'

/** How a body is framed, by its bytes: what is said of its length, and what comes of it. */
const framings = {
  exact: (bytes) => [`Content-Length: ${bytes.length}`, [bytes]],
  'longer than it comes': (bytes) => [`Content-Length: ${bytes.length + 10}`, [bytes]],
  'shorter than it comes': (bytes) => [`Content-Length: ${Math.floor(bytes.length / 2)}`, [bytes]],
  'huge and cut off': (bytes) => ['Content-Length: 99999999999', [bytes], 'leave'],
  'in chunks': (bytes) => ['Transfer-Encoding: chunked', [...chunked(bytes), '0\r\n\r\n']],
  'in chunks without an end': (bytes) => ['Transfer-Encoding: chunked', chunked(bytes)],
  'in chunks and cut off': (bytes) => ['Transfer-Encoding: chunked', chunked(bytes), 'leave'],
  'in broken chunks': (bytes) => ['Transfer-Encoding: chunked', [...chunked(bytes), 'zz\r\n']],
  'with trailers': (bytes) => [
    'Transfer-Encoding: chunked',
    [...chunked(bytes), '0\r\nContent-Length: 3\r\nX-Row: 1\r\n\r\n'],
  ],
  nothing: () => ['Content-Length: 5', [], 'leave'],
} satisfies Record<string, Framing>
type Framing = (bytes: Buffer) => [header: string, pieces: (string | Buffer)[], then?: 'leave']

function chunked(bytes: Buffer): Buffer[] {
  const half = Math.ceil(bytes.length / 2)
  return [bytes.subarray(0, half), bytes.subarray(half)]
    .filter((piece) => piece.length > 0)
    .map((piece) =>
      Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
    )
}

const streamed = operations.filter(({ metadata }) => metadata.rawBody)
const one = fc.oneof(
  ...streamed.map(({ id, route, metadata }) =>
    fc.record({
      operation: fc.constant(id),
      place: fc.constantFrom(...(route.path.includes(':slug') ? slugPlaceholders : loadPlaceholders)),
      key: fc.option(fc.constantFrom('stream-1', 'stream-2'), { nil: undefined }),
      framing: fc.constantFrom(...(Object.keys(framings) as (keyof typeof framings)[])),
      body: rawBodiesOf(metadata.rawBody ?? {}),
    }),
  ),
)

/**
 * Streams whose frames lie, side by side, because most of them wait until the server gives up: each gets a declared
 * answer or a closed connection, and no load is under way afterwards.
 */
export function streams({ world, count, overload }: Deps, url: string) {
  return fc.asyncProperty(fc.array(one, { minLength: 12, maxLength: 32, size: 'max' }), async (list) => {
    const { token } = world.credentialOf('MANAGER', 0)
    const faults = await Promise.all(
      list.map(async ({ operation: id, place, key, framing, body }) => {
        const { route, metadata } = streamed.find(
          (operation) => operation.id === id,
        ) as (typeof streamed)[number]
        const [length, pieces, then] = (framings[framing] as Framing)(
          Buffer.from((body?.content ?? '') as string),
        )
        const head = [
          `POST ${route.path.replace(/:\w+/, world.idOf(place))} HTTP/1.1`,
          'Host: x',
          'Connection: close',
          `Authorization: Bearer ${token}`,
          ...headersOf(body),
          ...(key === undefined || !metadata.idempotent ? [] : [`Idempotency-Key: ${key}`]),
          length,
        ]
        const sent = [`${head.join('\r\n')}\r\n\r\n`, ...pieces]
        const text = await exchange({ url, pieces: sent, leave: then === 'leave' })
        if (text === '') return []
        const answer = answerOf(text)
        count(`${id} stream`, answer.status)
        const found: string[] = []
        if (!(answer.status in route.responses)) found.push(`status ${answer.status} is not declared`)
        const problem = answer.status >= 400 ? problemOf(answer, found) : undefined
        if (answer.status >= 500 && !overload.is(answer, world.peek())) found.push(`status ${answer.status}`)
        if (problem && !metadata.problems.includes(problem.code))
          found.push(`code ${problem.code} is not declared`)
        return found.map((fault) => `${id}, ${framing}: ${fault}: ${text.slice(0, 500)}`)
      }),
    )
    const all = [...faults.flat(), ...(await world.underWay()), ...defectsIn(world.logged())]
    if (all.length > 0) throw new Error(all.join('\n'))
  })
}

const headersOf = (body: Body | undefined): string[] => [
  ...(body?.type === undefined ? [] : [`Content-Type: ${body.type}`]),
  ...(body?.encoding === undefined ? [] : [`Content-Encoding: ${body.encoding}`]),
]
