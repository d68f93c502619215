import { undefinedIfMissing } from './faults.ts'
import type { Link } from './link.ts'
import { abortUpload, ownKey, uploads } from './multipart.ts'

/** Also what has been uploaded of one that is not whole. Nothing happens when there is none. */
export async function removeObject(link: Link, key: string): Promise<void> {
  const Key = link.nameOf(key)
  await link.ask(({ sdk, client, Bucket, sending }) =>
    client.send(new sdk.DeleteObjectCommand({ Bucket, Key }), sending).catch(undefinedIfMissing),
  )
  for await (const upload of uploads(link, key))
    if (upload.key === key) await abortUpload(link, key, upload.id)
}

/** Keys that begin with this, in pages of the server, unfinished ones last and perhaps twice. */
export async function* keysOf(link: Link, begin: string): AsyncGenerator<string> {
  let next: string | undefined
  do {
    const page = await link.ask(({ sdk, client, Bucket, sending }) =>
      client.send(
        new sdk.ListObjectsV2Command({ Bucket, Prefix: link.nameOf(begin), ContinuationToken: next }),
        sending,
      ),
    )
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield ownKey(link, Key)
    next = page.IsTruncated === true ? page.NextContinuationToken : undefined
  } while (next !== undefined)
  for await (const { key } of uploads(link, begin)) yield key
}
