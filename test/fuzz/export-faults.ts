import { createHash } from 'node:crypto'
import type { Export } from '@tg-cloud/contract/exports'
import { fileFaults } from './receipts.ts'
import type { Resolved } from './expect.ts'
import type { Answer } from './send.ts'

/** What exports and their files say that cannot be so; empty when all of it can. */
export function exportFaults({ operation: { id } }: Resolved, answer: Answer): string[] {
  const { status, bytes, headers, text } = answer
  if (status >= 400 || !id.startsWith('exports.')) return []
  if (id === 'exports.file' || id === 'exports.linkedFile') {
    if (status === 206) return []
    const digest = createHash('sha256').update(bytes).digest('base64')
    return headers['repr-digest'] === `sha-256=:${digest}:` ? [] : ['the file is not that of its digest']
  }
  if (id === 'exports.link') return text.includes('/links/') ? [] : ['a link leads nowhere']
  if (id === 'exports.stream')
    return headers['content-type'] === 'application/x-ndjson' ? fileFaults(bytes) : []
  if (id === 'exports.events') {
    const told = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data as string) as Export)
    return [...told.flatMap(faultsOf), ...(told.length === 0 ? ['nothing was told'] : [])]
  }
  const value = JSON.parse(text) as Partial<Export> & { items?: Export[] }
  return (value.items ?? [value as Export]).flatMap(faultsOf)
}

function faultsOf({
  state,
  sha256,
  problem,
  percent,
  finishedAt,
  expiresAt,
  delivery,
  rows,
  totalRows,
}: Export): string[] {
  const faults: string[] = []
  const isDone = state === 'succeeded' || state === 'expired'
  if (isDone !== (sha256 !== null)) faults.push(`an export that is ${state} has the SHA-256 ${sha256}`)
  if (isDone !== (percent === 100)) faults.push(`an export that is ${state} is at ${percent} percent`)
  if (isDone && totalRows !== null && rows !== totalRows) faults.push(`${rows} of ${totalRows} rows are all`)
  if (state === 'failed' && problem === null) faults.push('an export failed without a problem')
  if (isDone && problem !== null) faults.push(`an export that is ${state} has a problem`)
  // What was sent as it was read has no file that could expire.
  if (isDone && (expiresAt === null) !== (delivery === 'stream'))
    faults.push(`a ${delivery} that is ${state} expires at ${expiresAt}`)
  const hasEnded = state !== 'queued' && state !== 'running'
  if (hasEnded !== (finishedAt !== null))
    faults.push(`an export that is ${state} was finished at ${finishedAt}`)
  return faults
}
