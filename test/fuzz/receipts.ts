import { createHash } from 'node:crypto'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { limits } from '@tg-cloud/contract/limits'
import type { Resolved } from './expect.ts'
import type { Answer } from './send.ts'

const sha256 = (bytes: Uint8Array, encoding: 'hex' | 'base64' = 'hex') =>
  createHash('sha256').update(bytes).digest(encoding)

/** What receipts and files of loads say that cannot be so; empty when all of it can. */
export function receiptFaults({ operation: { id }, body }: Resolved, answer: Answer): string[] {
  const { status, bytes, headers } = answer
  if (status >= 400 || !id.startsWith('ingests.')) return []
  if (id === 'ingests.original')
    return headers['repr-digest'] === `sha-256=:${sha256(bytes, 'base64')}:`
      ? []
      : ['the original is not that of its digest']
  if (id === 'ingests.quarantineFile') return fileFaults(bytes)
  const value = JSON.parse(answer.text) as Partial<Ingest> & { items?: Ingest[] }
  const receipts = (value.items ?? [value]).filter((item): item is Ingest => 'received' in item)
  const faults = receipts.flatMap(countFaults)
  if (id !== 'ingests.load' && id !== 'ingests.replay') return faults
  const [receipt] = receipts
  if (status !== 201 || receipt === undefined) return faults
  const sent = Buffer.from((body?.content ?? '') as string)
  if (receipt.bytes !== sent.length || receipt.sha256 !== sha256(sent))
    faults.push(`the receipt is of ${receipt.bytes} bytes, not of the ${sent.length} that were sent`)
  if (receipt.state !== 'done' && receipt.state !== 'reverted')
    faults.push(`a load that is ${receipt.state} was answered 201`)
  return faults
}

function countFaults(receipt: Ingest): string[] {
  const { state, received, accepted, updated, duplicate, quarantined, errors } = receipt
  const faults: string[] = []
  if (received !== accepted + updated + duplicate + quarantined)
    faults.push(`received ${received} is not ${accepted} + ${updated} + ${duplicate} + ${quarantined}`)
  const shown = Math.min(quarantined, limits.receiptErrors)
  if (errors.length > shown || (state === 'done' && errors.length < shown))
    faults.push(`${errors.length} errors of ${quarantined} are shown`)
  const ended = state === 'done' || state === 'reverted'
  if (ended && (receipt.version === null || receipt.sha256 === null || receipt.problem !== null))
    faults.push(`a load that is ${state} has no version, no SHA-256, or a problem`)
  if ((receipt.finishedAt === null) !== (state === 'loading' || state === 'interrupted'))
    faults.push(`a load that is ${state} was finished at ${receipt.finishedAt}`)
  return faults
}

/** The last line counts the lines before it and proves their bytes. */
export function fileFaults(bytes: Buffer): string[] {
  const from = bytes.lastIndexOf('\n', -2) + 1
  const before = bytes.subarray(0, from)
  const rows = before.toString().split('\n').length - 1
  const end = JSON.stringify({ $end: { rows, sha256: sha256(before) } })
  return bytes.subarray(from).toString() === `${end}\n` ? [] : ['the file does not prove its end']
}
