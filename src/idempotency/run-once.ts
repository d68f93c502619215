import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { idempotencyKeyReused } from '../errors.ts'
import type { IdempotencyStore } from './ports.ts'

/** An answer as it is repeated: JSON, without what belongs to one request (date, request id). */
export type Answer = { status: number; body: unknown; headers?: readonly (readonly [string, string])[] }
export type KeyedRequest = {
  /** Who asks: the id of the user. */
  principal: string
  operation: string
  key: string
  /** What was asked, as JSON values: path parameters and body. */
  input: unknown
}
/** Runs the work at most once for a key, and repeats its answer. Errors: idempotency_key_reused, those of the work. */
export type RunOnce = (
  request: KeyedRequest,
  work: () => Promise<Answer>,
) => Promise<Answer & { repeated?: true }>

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * Answers may hold secrets that are shown once, so each is stored under a key that needs both the server's key and the
 * Idempotency-Key; of the latter only a keyed hash is stored.
 */
export function makeRunOnce({ store, key: serverKey }: { store: IdempotencyStore; key: KeyObject }): RunOnce {
  // Of the same request in this process only one takes a connection; the others wait for it here.
  const running = new Map<string, Promise<unknown>>()
  return async ({ principal, operation, key, input }, work) => {
    const id = createHmac('sha256', serverKey)
      .update(JSON.stringify([principal, operation, key]))
      .digest()
    const request = createHash('sha256').update(canonical(input)).digest()
    const answerKey = Buffer.from(hkdfSync('sha256', serverKey.export(), id, `answer ${key}`, 32))
    const place = id.toString('base64')
    while (running.has(place)) await running.get(place)?.catch(() => undefined)
    const outcome = store.once({ id, request }, async () => seal(await work(), answerKey))
    running.set(place, outcome)
    try {
      const done = await outcome
      if (done.kind === 'reused') throw idempotencyKeyReused()
      const answer = open(done.answer, answerKey)
      return done.kind === 'replayed' ? { ...answer, repeated: true } : answer
    } finally {
      running.delete(place)
    }
  }
}

function seal(answer: Answer, key: Buffer): Buffer {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, key, iv)
  const sealed = Buffer.concat([sealing.update(JSON.stringify(answer)), sealing.final()])
  return Buffer.concat([iv, sealing.getAuthTag(), sealed])
}

function open(stored: Buffer, key: Buffer): Answer {
  const opening = createDecipheriv(cipher, key, stored.subarray(0, ivBytes), { authTagLength: tagBytes })
  opening.setAuthTag(stored.subarray(ivBytes, ivBytes + tagBytes))
  const text = Buffer.concat([opening.update(stored.subarray(ivBytes + tagBytes)), opening.final()])
  return JSON.parse(text.toString()) as Answer
}

/** JSON with the members of every object in one order: how a client orders them is not part of the request. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
