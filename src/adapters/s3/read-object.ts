import { Readable } from 'node:stream'
import { StoreFault, undefinedIfMissing } from './faults.ts'
import type { Link } from './link.ts'
import { sizeOf } from './size-of.ts'

const firstBytes = 65_536
const mostBytes = 1_048_576
/** As much at once goes on to the client. */
const pieceBytes = 65_536
// Over a line of 1 Mbit/s.
const partMs = 15_000
const firstMs = 5_000
/** Whoever takes a part faster gets twice as much the next time. */
const quickMs = 1_000

type Got = { bytes: Uint8Array; total: number; etag: string | undefined }

/**
 * Bytes from `from` to before `to`, or the end; undefined when it is not there. It is asked for in parts, so that who
 * reads slowly holds no connection, and a connection that breaks costs nobody the rest.
 */
export async function readObject(
  link: Link,
  key: string,
  { from = 0, to = Number.POSITIVE_INFINITY }: { from?: number; to?: number } = {},
): Promise<Readable | undefined> {
  if (to <= from) return (await sizeOf(link, key)) === undefined ? undefined : Readable.from([])
  const get = (at: number, most: number, etag?: string) => getPart(link, key, { at, most, to, etag })
  const first = await get(from, firstBytes)
  if (first === undefined) return undefined
  const end = Math.min(to, first.total)
  async function* pieces(begin: Got): AsyncGenerator<Uint8Array> {
    let { bytes } = begin
    let most = firstBytes
    for (let at = from; ;) {
      const begun = performance.now()
      for (let i = 0; i < bytes.length; i += pieceBytes) yield bytes.subarray(i, i + pieceBytes)
      at += bytes.length
      if (at >= end) return
      most = performance.now() - begun < quickMs ? Math.min(most * 2, mostBytes) : firstBytes
      const next = await get(at, most, begin.etag)
      if (next === undefined) throw new StoreFault(`${key} was removed while it was read`)
      bytes = next.bytes
    }
  }
  return Readable.from(pieces(first), { objectMode: false, highWaterMark: pieceBytes })
}

type Wanted = { at: number; most: number; to: number; etag: string | undefined }
function getPart(link: Link, key: string, { at, most, to, etag }: Wanted): Promise<Got | undefined> {
  const last = Math.min(at + most, to) - 1
  return link.ask(
    async ({ sdk, client, Bucket, sending }) => {
      const part = { Range: `bytes=${at}-${last}`, ...(etag === undefined ? {} : { IfMatch: etag }) }
      const once = async (): Promise<Got> => {
        const answer = await client.send(
          new sdk.GetObjectCommand({ Bucket, Key: link.nameOf(key), ...part }),
          sending,
        )
        const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array()
        const total = Number(/\/(\d+)$/.exec(answer.ContentRange ?? '')?.[1])
        if (bytes.length !== Math.min(last + 1, total) - at)
          throw new StoreFault(`${bytes.length} bytes of ${key} came for ${part.Range} of ${total}`)
        return { bytes, total, etag: answer.ETag }
      }
      // The driver asks again for what was not answered, and not for an answer that broke off.
      return once()
        .catch((error: { $metadata?: object }) =>
          error.$metadata === undefined ? once() : Promise.reject(error),
        )
        .catch(undefinedIfMissing)
    },
    { ms: most === firstBytes ? firstMs : partMs },
  )
}
