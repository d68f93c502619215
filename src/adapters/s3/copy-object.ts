import type { Link } from './link.ts'
import { abortUpload, beginUpload, completeUpload, type Part } from './multipart.ts'
import { sizeOf } from './size-of.ts'

// Beyond it a server copies in parts: AWS copies no more than 5 GiB at once, and others take their time.
const copyBytes = 268_435_456
const copiesAtOnce = 4
const copyMs = 300_000

/** The server copies; the new one is there when it is whole. Nothing happens when there is none. */
export async function copyObject(
  link: Link,
  key: string,
  to: string,
  partBytes = copyBytes,
): Promise<boolean> {
  const bytes = await sizeOf(link, key)
  if (bytes === undefined) return false
  const from = (Bucket: string) => ({
    Bucket,
    Key: link.nameOf(to),
    CopySource: `${Bucket}/${link.nameOf(key).split('/').map(encodeURIComponent).join('/')}`,
  })
  if (bytes > partBytes) await copyParts({ link, to, bytes, partBytes, from })
  else
    await link.ask(
      ({ sdk, client, Bucket, sending }) => client.send(new sdk.CopyObjectCommand(from(Bucket)), sending),
      { ms: copyMs },
    )
  return true
}

type CopyFrom = (bucket: string) => { Bucket: string; Key: string; CopySource: string }
type Copy = { link: Link; to: string; bytes: number; partBytes: number; from: CopyFrom }
async function copyParts({ link, to, bytes, partBytes, from }: Copy): Promise<void> {
  const UploadId = await beginUpload(link, to)
  const parts: Part[] = []
  const count = Math.ceil(bytes / partBytes)
  let next = 0
  async function copyNext(): Promise<void> {
    for (let at = next++; at < count; at = next++) {
      const last = Math.min(bytes, (at + 1) * partBytes) - 1
      const range = { CopySourceRange: `bytes=${at * partBytes}-${last}`, PartNumber: at + 1 }
      const made = await link.ask(
        ({ sdk, client, Bucket, sending }) =>
          client.send(new sdk.UploadPartCopyCommand({ ...from(Bucket), ...range, UploadId }), sending),
        { ms: copyMs },
      )
      parts[at] = { PartNumber: at + 1, ETag: made.CopyPartResult?.ETag }
    }
  }
  try {
    await Promise.all(Array.from({ length: copiesAtOnce }, copyNext))
    await completeUpload(link, to, UploadId, parts, bytes)
  } catch (error) {
    await abortUpload(link, to, UploadId).catch(() => undefined)
    throw error
  }
}
