import { readFileSync } from 'node:fs'
import type * as Sdk from '@aws-sdk/client-s3'
import { StartError } from '../../errors.ts'
import { makeBreaker } from '../../turns/breaker.ts'
import { asAppError, faultOf, StoreFault, StoreRefusal } from './faults.ts'

export type S3Options = {
  /** Undefined: that of AWS in the region. */
  endpoint: string | undefined
  region: string
  bucket: string
  /** Begins every name; empty, or without a slash at its ends. */
  prefix: string
  /** Undefined: as the SDK of AWS finds them, in its variables or from the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined
  /** The authority that signed the server's certificate, when it is none of those that Node knows; PEM. */
  caFile: string | undefined
}
type Asking = { sdk: typeof Sdk; client: Sdk.S3Client; Bucket: string; sending: { abortSignal: AbortSignal } }
type Within = { ms?: number; signal?: AbortSignal | undefined }

export type Link = {
  /** How the name of a file is written in the bucket. */
  nameOf(key: string): string
  /** Errors: unavailable, at once while it is known not to answer; export_storage_full; the reason of the signal. */
  ask<T>(work: (asking: Asking) => Promise<T>, within?: Within): Promise<T>
  /** Resolves when the bucket is there and may be used. */
  probe(signal?: AbortSignal): Promise<void>
  /** The same at a start, which one that does not answer yet does not keep back. Errors: StartError when it refuses. */
  check(): Promise<void>
  close(): Promise<void>
}

const usualMs = 5_000
const connections = 64

/** What every call to a bucket goes through. Nothing is asked before the first call. Errors: StartError for the file. */
export function openLink(options: S3Options, log: (line: string) => void): Link {
  const { bucket: Bucket, prefix, endpoint, region, credentials } = options
  const name = 'The store of files'
  const ca = options.caFile === undefined ? {} : { ca: pem(options.caFile) }
  const agent = { keepAlive: true, maxSockets: connections }
  const breaker = makeBreaker({
    name,
    isFault: (error) => error instanceof StoreFault,
    isAnswer: (error) => error instanceof StoreRefusal,
    refusal: () => new StoreFault('It is known not to answer'),
    log,
  })
  let opening: Promise<Pick<Asking, 'sdk' | 'client'>> | undefined
  let lastRefusal: string | undefined

  // The driver is large, and most servers never need it.
  async function open() {
    const sdk = await import('@aws-sdk/client-s3')
    const client = new sdk.S3Client({
      region,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      ...(credentials === undefined ? {} : { credentials }),
      maxAttempts: 3,
      // Sums that not every server knows. What is sent is proven by its signed SHA-256, on each part.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: 1_000,
        httpAgent: agent,
        httpsAgent: { ...agent, ...ca },
        socketAcquisitionWarningTimeout: 3_600_000,
      },
    })
    return { sdk, client }
  }

  const ask: Link['ask'] = async (work, { ms = usualMs, signal } = {}) => {
    const opened = await (opening ??= open())
    const late = AbortSignal.timeout(ms)
    const abortSignal = signal === undefined ? late : AbortSignal.any([late, signal])
    const once = () =>
      work({ ...opened, Bucket, sending: { abortSignal } }).catch((error: unknown) => {
        signal?.throwIfAborted()
        throw late.aborted ? new StoreFault(`No answer within ${ms / 1_000} seconds`) : faultOf(error)
      })
    try {
      return await breaker.through(once)
    } catch (error) {
      if (error instanceof StoreRefusal && error.message !== lastRefusal)
        log(`${name} refuses: ${(lastRefusal = error.message)}`)
      throw asAppError(error)
    }
  }

  const probe = async (signal?: AbortSignal): Promise<void> => {
    await ask(
      ({ sdk, client, sending }) =>
        client.send(new sdk.ListObjectsV2Command({ Bucket, MaxKeys: 1 }), sending),
      { signal },
    )
  }
  return {
    nameOf: (key) => (prefix === '' ? key : `${prefix}/${key}`),
    ask,
    probe,
    async check() {
      await probe().catch((error: Error) => {
        const { cause } = error
        if (cause instanceof StoreRefusal)
          throw new StartError(`FILES_S3_BUCKET ${Bucket} refuses: ${cause.message}`, { cause })
        log(`Started without its files: ${error.message}`)
      })
    },
    async close() {
      ;(await opening)?.client.destroy()
    },
  }
}

function pem(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartError(`FILES_S3_CA_FILE can't be read: ${(error as Error).message}`, { cause: error })
  }
}
