import type { ListMultipartUploadsOutput } from '@aws-sdk/client-s3'
import { unavailableBecause } from '../../errors.ts'
import { StoreFault, undefinedIfMissing } from './faults.ts'
import type { Link } from './link.ts'
import { sizeOf } from './size-of.ts'

export type Part = { PartNumber: number; ETag: string | undefined }

// A server may put the parts together before it answers.
const completeMs = 300_000

export const beginUpload = (link: Link, key: string): Promise<string> =>
  link.ask(async ({ sdk, client, Bucket, sending }) => {
    const asked = new sdk.CreateMultipartUploadCommand({ Bucket, Key: link.nameOf(key) })
    const { UploadId } = await client.send(asked, sending)
    if (UploadId === undefined) throw new StoreFault('An upload was begun without an id')
    return UploadId
  })

/** From then on it is there; it is looked at, because an end that was sent twice answers that there is no upload. */
export async function completeUpload(
  link: Link,
  key: string,
  UploadId: string,
  Parts: Part[],
  bytes: number,
): Promise<void> {
  await link.ask(
    ({ sdk, client, Bucket, sending }) =>
      client
        .send(
          new sdk.CompleteMultipartUploadCommand({
            Bucket,
            Key: link.nameOf(key),
            UploadId,
            MultipartUpload: { Parts },
          }),
          sending,
        )
        .catch(undefinedIfMissing),
    { ms: completeMs },
  )
  await requireBytes(link, key, bytes)
}

/** Errors: unavailable for one that is not of this length. */
export async function requireBytes(link: Link, key: string, bytes: number): Promise<void> {
  const there = await sizeOf(link, key)
  if (there !== bytes)
    throw unavailableBecause(`The store of files has ${there ?? 'no'} bytes of ${key} instead of ${bytes}`)
}

export async function abortUpload(link: Link, key: string, UploadId: string): Promise<void> {
  await link.ask(({ sdk, client, Bucket, sending }) =>
    client
      .send(new sdk.AbortMultipartUploadCommand({ Bucket, Key: link.nameOf(key), UploadId }), sending)
      .catch(undefinedIfMissing),
  )
}

/** Those that are not whole, by what their keys begin with. */
export async function* uploads(link: Link, begin: string): AsyncGenerator<{ key: string; id: string }> {
  type Marks = { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined }
  for (let from: Marks | undefined = {}; from !== undefined;) {
    const marks: Marks = from
    const page: ListMultipartUploadsOutput = await link.ask(({ sdk, client, Bucket, sending }) =>
      client.send(
        new sdk.ListMultipartUploadsCommand({ Bucket, Prefix: link.nameOf(begin), ...marks }),
        sending,
      ),
    )
    for (const { Key, UploadId } of page.Uploads ?? [])
      if (Key !== undefined && UploadId !== undefined) yield { key: ownKey(link, Key), id: UploadId }
    const { IsTruncated, NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page
    from = IsTruncated === true ? { KeyMarker, UploadIdMarker } : undefined
  }
}

/** Without what begins every name. */
export const ownKey = (link: Link, name: string) => name.slice(link.nameOf('').length)
