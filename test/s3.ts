import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3Options } from '../src/adapters/s3/link.ts'
import { clearAtExit } from './end-at-exit.ts'
import { freePort } from './live-servers.ts'
import { until } from './until.ts'

const program = join(import.meta.dirname, '../.ci/services/s3/run.sh')
const bucket = 'files'
const region = 'us-east-1'

/** A server that speaks S3 of the caller's own, with a bucket. It ends with this process, whatever becomes of it. */
export async function startS3() {
  const folder = await mkdtemp(join(tmpdir(), 'tg-cloud-s3-'))
  const log = join(folder, 'server.log')
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const launch = () => {
    const output = openSync(log, 'a')
    const child = spawn('bash', [program, folder, String(port)], { stdio: ['pipe', output, output] })
    closeSync(output)
    return child
  }
  let server = launch()
  const callOff = clearAtExit(folder, () => server.kill('SIGKILL'))
  async function ready() {
    const answers = () => fetch(endpoint).then(Boolean, () => false)
    await until(async () => server.exitCode !== null || (await answers()), 60_000).catch(() => undefined)
    if (!(await answers())) throw new Error(`The S3 server does not start:\n${readFileSync(log, 'utf8')}`)
  }
  async function kill() {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  await ready()
  const credentials = {
    accessKeyId: 'tg-cloud-test',
    secretAccessKey: readFileSync(join(folder, 'secret'), 'utf8'),
  }
  const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials })
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
  return {
    endpoint,
    port,
    credentials,
    options: (prefix = ''): S3Options => ({
      endpoint,
      region,
      bucket,
      prefix,
      credentials,
      caFile: undefined,
    }),
    /** The settings of a server of ours whose files lie there. */
    environment: (prefix: string) => ({
      FILES_S3_ENDPOINT: endpoint,
      FILES_S3_BUCKET: bucket,
      FILES_S3_ACCESS_KEY: credentials.accessKeyId,
      FILES_S3_SECRET_KEY: credentials.secretAccessKey,
      FILES_S3_PREFIX: prefix,
    }),
    /** What is there, as somebody else sees it. */
    async names(prefix: string): Promise<string[]> {
      const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))
      return (Contents ?? []).map(({ Key }) => String(Key))
    },
    /** What has been begun and not ended. */
    async unfinished(prefix: string): Promise<string[]> {
      const asked = new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix })
      return ((await client.send(asked)).Uploads ?? []).map(({ Key }) => String(Key))
    },
    /** As a crash does. */
    kill,
    /** With the files it had. */
    async startAgain() {
      server = launch()
      await ready()
    },
    /** It stands still: connections are accepted, and nothing is answered. */
    pause: () => server.kill('SIGSTOP'),
    resume: () => server.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      server.kill('SIGCONT')
      await kill()
      client.destroy()
      callOff()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type TestS3 = Awaited<ReturnType<typeof startS3>>
