import { Readable } from 'node:stream'
import type { Request } from 'express'
import { rangeNotSatisfiable } from '../errors-exports.ts'
import type { OfferedFile } from '../exports/read-file.ts'
import { dispositionOf } from './disposition.ts'
import type { ReplyHeaders } from './reply.ts'

/** A part of a file: from the first byte to before the last; undefined: all of it. */
export type Part = { from: number; to: number } | undefined

/**
 * What Range asks of a file of so many bytes (RFC 9110): several parts, and what cannot be read, are answered with all of
 * it, as is a range under a condition (`If-Range`) that does not hold. Errors: range_not_satisfiable.
 */
export function partOf(headers: Request['headers'], { bytes, etag }: { bytes: number; etag: string }): Part {
  const { range, 'if-range': condition } = headers
  if (range === undefined || (condition !== undefined && condition !== etag)) return undefined
  const [, first = '', last = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(range) ?? []
  if (first === '' && last === '') return undefined
  if (first === '') {
    if (Number(last) === 0 || bytes === 0) throw rangeNotSatisfiable(bytes)
    return { from: Math.max(0, bytes - Number(last)), to: bytes }
  }
  if (last !== '' && Number(last) < Number(first)) return undefined
  if (Number(first) >= bytes) throw rangeNotSatisfiable(bytes)
  return { from: Number(first), to: last === '' ? bytes : Math.min(Number(last) + 1, bytes) }
}

/** The file that a client says it has a part of. */
export const knownSha256 = ({ headers }: Pick<Request, 'headers'>): string | undefined =>
  /^"([0-9a-f]{64})"$/.exec(String(headers['if-range']))?.[1]

/** The answer to a request for a file, or for a part of it. Errors: range_not_satisfiable, those of the file. */
export async function fileAnswer(req: Request, file: OfferedFile) {
  const etag = `"${file.sha256}"`
  const part = partOf(req.headers, { bytes: file.bytes, etag })
  const { from, to } = part ?? { from: 0, to: file.bytes }
  const headers: ReplyHeaders = [
    ['Content-Type', file.mediaType],
    ['Content-Length', String(to - from)],
    ['Content-Disposition', dispositionOf(file.name, file.plainName)],
    ['Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`],
    ['ETag', etag],
    ['Accept-Ranges', 'bytes'],
    ['X-Row-Count', String(file.rows)],
    ...(part ? [['Content-Range', `bytes ${from}-${to - 1}/${file.bytes}`] as const] : []),
  ]
  const isRead = req.method !== 'HEAD' && to > from
  const body = isRead ? await file.read({ from, to }) : Readable.from([])
  return { status: part ? (206 as const) : (200 as const), body: body as never, headers }
}
