import type { FilePlace } from '../../operations/ports.ts'
import type { Link, S3Options } from './link.ts'
import { removeObject } from './objects.ts'
import { sizeOf } from './size-of.ts'
import { makeUpload } from './upload.ts'

/** A bucket, known by its address. */
export function makeS3FilePlace(link: Link, { endpoint, region, bucket, prefix }: S3Options): FilePlace {
  const about = `the bucket ${bucket}${prefix && `, ${prefix}/,`} at ${endpoint ?? `AWS ${region}`}`
  const markOf = (holder: string) => `servers/${holder}`
  return {
    about,
    id: async () => `s3 ${endpoint ?? region} ${bucket}/${prefix}`,
    async mark(holder) {
      const upload = makeUpload(link, markOf(holder))
      await upload.write(Buffer.from(about))
      await upload.finish()
    },
    sees: async (holder) => (await sizeOf(link, markOf(holder))) !== undefined,
    unmark: (holder) => removeObject(link, markOf(holder)),
  }
}
