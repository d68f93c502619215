import type { AnyInput, Answer } from './send.ts'
import type { Progress, UploadOptions } from './types.ts'

const everyMs = 1_000
type Deps = {
  send(input: AnyInput, signal: AbortSignal): Promise<Answer>
  /** The receipt of a load of one's own, by its key; undefined until there is one. */
  receiptOf(idempotencyKey: string, signal: AbortSignal): Promise<Progress | undefined>
}

/**
 * Sends a body of any length, and tells how far its receipt is. When the call is over, however it ended, nothing of it
 * goes on: bytes that nobody reads any more are not sent.
 */
export async function upload(
  { send, receiptOf }: Deps,
  input: AnyInput,
  { signal, onProgress, respondAsync }: UploadOptions = {},
): Promise<Answer> {
  const over = new AbortController()
  const key = input.headers?.['Idempotency-Key'] ?? newKey()
  const look = async () => {
    const receipt = await receiptOf(key, over.signal).catch(() => undefined)
    if (receipt === undefined || over.signal.aborted) return
    const { bytes, received, quarantined, state } = receipt
    onProgress?.({ bytes, received, quarantined, state })
  }
  const stop = onProgress ? everySecond(look) : undefined
  const headers = {
    ...input.headers,
    ...(onProgress ? { 'Idempotency-Key': key } : {}),
    ...(respondAsync ? { Prefer: 'respond-async' } : {}),
  }
  try {
    return await send({ ...input, headers }, AbortSignal.any(signal ? [over.signal, signal] : [over.signal]))
  } finally {
    stop?.()
    over.abort()
  }
}

/** One after the other, so that slow answers do not pile up. Answers how to stop. */
function everySecond(work: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const next = () => {
    if (!stopped) timer = setTimeout(() => void work().finally(next), everyMs)
  }
  next()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** 128 random bits: `crypto.randomUUID` is not there on pages of plain http. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
