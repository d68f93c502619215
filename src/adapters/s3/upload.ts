import { exportStorageFull } from '../../errors-exports.ts'
import type { ExportWriter } from '../../exports/ports.ts'
import type { Link } from './link.ts'
import { abortUpload, beginUpload, completeUpload, type Part, requireBytes } from './multipart.ts'
import { removeObject } from './objects.ts'

const partBytes = 8_388_608
const partsMax = 10_000
const firstBytes = 65_536
// A part over a line of 1 Mbit/s.
const partMs = 90_000

/** There may be 10,000 parts: each thousand is larger than the one before, and all of them hold 430 GiB. */
const bytesOf = (part: number) => partBytes * (1 + Math.floor((part - 1) / 1_000))

/**
 * Writes one object: small ones at once, others in parts, of which one is on its way while the next is filled. It is
 * there when it is finished, and not before.
 */
export function makeUpload(link: Link, key: string): ExportWriter {
  const Key = link.nameOf(key)
  const stopping = new AbortController()
  const { signal } = stopping
  const parts: Part[] = []
  let buffer = Buffer.allocUnsafeSlow(firstBytes)
  let filled = 0
  let bytes = 0
  let shipped = 0
  let upload: Promise<string> | undefined
  let shipping: Promise<void> = Promise.resolve()

  async function send(PartNumber: number, Body: Buffer): Promise<void> {
    const UploadId = await (upload ??= beginUpload(link, key))
    const { ETag } = await link.ask(
      ({ sdk, client, Bucket, sending }) =>
        client.send(new sdk.UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }), sending),
      { ms: partMs, signal },
    )
    parts.push({ PartNumber, ETag })
  }

  /** Waits for the part before; a fault of this one is thrown by whoever waits next. */
  async function ship(): Promise<void> {
    await shipping
    if (++shipped > partsMax) throw exportStorageFull(`A file has at most ${partsMax} parts`)
    shipping = send(shipped, buffer.subarray(0, filled))
    shipping.catch(() => undefined)
    buffer = Buffer.allocUnsafeSlow(bytesOf(shipped + 1))
    filled = 0
  }

  function fill(piece: Uint8Array): void {
    const needed = filled + piece.length
    if (needed > buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2))
      buffer.copy(larger, 0, 0, filled)
      buffer = larger
    }
    buffer.set(piece, filled)
    filled = needed
  }

  return {
    async write(given) {
      bytes += given.length
      for (let at = 0; at < given.length;) {
        const size = bytesOf(shipped + 1)
        const piece = given.subarray(at, at + size - filled)
        fill(piece)
        at += piece.length
        if (filled === size) await ship()
      }
    },
    async finish() {
      if (shipped === 0) {
        await link.ask(
          ({ sdk, client, Bucket, sending }) =>
            client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: buffer.subarray(0, filled) }), sending),
          { ms: partMs, signal },
        )
        await requireBytes(link, key, bytes)
        return
      }
      if (filled > 0) await ship()
      await shipping
      await completeUpload(link, key, (await upload) as string, parts, bytes)
    },
    async discard() {
      stopping.abort(new Error('The file is not to be'))
      await shipping.catch(() => undefined)
      const id = await upload?.catch(() => undefined)
      // What can't be removed now is found again by its key.
      if (id !== undefined) await abortUpload(link, key, id).catch(() => undefined)
      await removeObject(link, key).catch(() => undefined)
    },
  }
}
