// Uploads more than a part of two files to a bucket, and waits to be killed.
import { makeS3ExportFiles } from '../../src/adapters/s3/export-files.ts'
import { openLink, type S3Options } from '../../src/adapters/s3/link.ts'
import { makeS3Originals } from '../../src/adapters/s3/originals.ts'

const link = openLink(JSON.parse(process.argv[2] as string) as S3Options, console.error)
const writer = await makeS3ExportFiles(link, 'exports').create('killed.1')
const original = await makeS3Originals(link).open('killed')
for (let i = 0; i < 160; i++) {
  const block = crypto.getRandomValues(new Uint8Array(65_536))
  await writer.write(block)
  await original.write(block)
}
setInterval(() => undefined, 60_000)
