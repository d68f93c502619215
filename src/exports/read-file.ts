import type { Readable } from 'node:stream'
import type { Caller } from '../auth/session.ts'
import { exportFileNotFound, exportUnfinished } from '../errors-exports.ts'
import { type ExportRecord, fileKeyOf, mediaTypeOf, plainNameOf } from './export.ts'
import type { ExportFiles } from './ports.ts'
import type { RequireExport } from './require-export.ts'

/** A file as it is offered; `read` opens a part of it. */
export type OfferedFile = {
  name: string
  /** ASCII, for clients that read no other. */
  plainName: string
  mediaType: string
  bytes: number
  rows: number
  /** Hex. */
  sha256: string
  /** From `from` to before `to`. Errors: export_file_not_found. */
  read(part: { from: number; to: number }): Promise<Readable>
}
/** Errors: export_not_found, export_unfinished, export_file_not_found. */
export type ReadFile = (caller: Caller, id: string) => Promise<OfferedFile>

export function makeReadFile({
  requireExport,
  files,
}: {
  requireExport: RequireExport
  files: Pick<ExportFiles, 'read'>
}): ReadFile {
  return async (caller, id) => {
    const record = await requireExport(caller, id)
    const { state, delivery, sha256, bytes, rows } = record
    if (delivery === 'file' && (state === 'queued' || state === 'running')) throw exportUnfinished(state)
    if (delivery === 'stream' || state !== 'succeeded' || sha256 === null || isOver(record))
      throw exportFileNotFound(delivery === 'stream' ? 'a stream' : isOver(record) ? 'expired' : state)
    return {
      name: record.fileName,
      plainName: plainNameOf(record),
      mediaType: mediaTypeOf(record),
      bytes,
      rows,
      sha256,
      async read(part) {
        const found = await files.read(fileKeyOf(record), part)
        if (found === undefined) throw exportFileNotFound('expired')
        return found
      },
    }
  }
}

/** From that moment on, also before it is removed. */
const isOver = ({ expiresAt }: ExportRecord) => expiresAt !== null && Date.parse(expiresAt) <= Date.now()
