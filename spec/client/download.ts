import { BrokenDownload, NetworkFailure } from './errors.ts'
import type { AnyInput } from './send.ts'
import { makeSha256 } from './sha256.ts'
import { iterated } from './raw-body.ts'
import type { CallOptions, OperationId, Schemas } from './types.ts'

/** All rows of a data set sent at once, or the file of an export that has succeeded. */
export type DownloadInput =
  | { path: { slug: string }; body: Schemas['ExportStream'] }
  | { path: { id: string } }
export type DownloadProgress = {
  bytes: number
  /** Undefined where only the end tells. */ totalBytes?: number
}
export type DownloadOptions = CallOptions & {
  onProgress?: ((progress: DownloadProgress) => void) | undefined
}
export type Download = {
  exportId: string
  fileName: string
  mediaType: string
  /**
   * The bytes as they come. It fails at its end, with BrokenDownload, when they are not all, or not those that the server
   * has: only what was read to the end is whole.
   */
  body: ReadableStream<Uint8Array>
  /** All of it, in memory. */
  blob(): Promise<Blob>
}
type Answer = { data: unknown; response: Response }
export type Ask = (
  id: OperationId,
  input: AnyInput,
  options: { signal?: AbortSignal | undefined; unread?: boolean },
) => Promise<Answer>

// A connection that breaks again and again without a byte will not bring the rest.
const triesMax = 5
const pauseMs = 500

export async function download(
  ask: Ask,
  input: DownloadInput,
  { signal, onProgress }: DownloadOptions = {},
): Promise<Download> {
  const isFile = 'id' in input.path
  const id: OperationId = isFile ? 'exports.file' : 'exports.stream'
  const open = (headers: Record<string, string>) => ask(id, { ...input, headers }, { signal, unread: true })
  const { response } = await open({})
  const { headers } = response
  const exportId = isFile ? (input.path as { id: string }).id : (headers.get('export-id') ?? '')
  const length = headers.get('content-length')
  const totalBytes = isFile && length !== null ? Number(length) : undefined
  const hash = makeSha256()
  let bytes = 0

  /** What comes until the connection breaks off; then what is left, where the server can send it again. */
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let reader = bodyOf(response)
    for (let tries = 0; ;) {
      try {
        const { done, value } = await reader.read()
        if (done) break
        tries = 0
        bytes += value.length
        hash.update(value)
        onProgress?.({ bytes, ...(totalBytes === undefined ? {} : { totalBytes }) })
        yield value
        continue
      } catch (cause) {
        signal?.throwIfAborted()
        const etag = headers.get('etag')
        if (!isFile || etag === null || tries++ >= triesMax)
          throw new NetworkFailure('The download broke off', { cause })
        const rest = await again({ Range: `bytes=${bytes}-`, 'If-Range': etag })
        if (rest?.status === 200) throw new BrokenDownload(exportId, 'The server has another file now')
        if (rest) reader = bodyOf(rest)
      }
    }
    await prove()
  }

  async function again(range: Record<string, string>): Promise<Response | undefined> {
    try {
      return (await open(range)).response
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      return undefined
    }
  }

  /** Compares with what the server says of the whole. */
  async function prove(): Promise<void> {
    const sha256 = hash.hex()
    if (isFile) {
      const digest = /sha-256=:([^:]+):/.exec(headers.get('repr-digest') ?? '')?.[1]
      if (digest !== undefined && hexOf(digest) === sha256) return
      throw new BrokenDownload(exportId, `The bytes are not those of the export: ${bytes} came`)
    }
    const { data } = await ask('exports.get', { path: { id: exportId } }, { signal })
    const told = data as Schemas['Export']
    if (told.state === 'succeeded' && told.sha256 === sha256 && told.bytes === bytes) return
    const why = told.problem?.detail ?? `${bytes} of ${told.bytes} bytes came`
    throw new BrokenDownload(exportId, `The export is ${told.state}: ${why}`)
  }

  const body = iterated(chunks())
  const mediaType = headers.get('content-type') ?? ''
  return {
    exportId,
    fileName: nameOf(headers.get('content-disposition')) ?? exportId,
    mediaType,
    body,
    blob: () => new Response(body, { headers: { 'Content-Type': mediaType } }).blob(),
  }
}

const bodyOf = ({ body }: Response) => (body as ReadableStream<Uint8Array>).getReader()
const hexOf = (base64: string) =>
  Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')

function nameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return encoded === undefined ? undefined : decodeURIComponent(encoded)
}
