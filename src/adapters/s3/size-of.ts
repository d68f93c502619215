import { undefinedIfMissing } from './faults.ts'
import type { Link } from './link.ts'

/** Bytes of one that is there. */
export const sizeOf = (link: Link, key: string): Promise<number | undefined> =>
  link.ask(async ({ sdk, client, Bucket, sending }) => {
    const asked = new sdk.HeadObjectCommand({ Bucket, Key: link.nameOf(key) })
    return (await client.send(asked, sending).catch(undefinedIfMissing))?.ContentLength
  })
