import type { Turns } from '../../turns/turns.ts'
import type { Spool, SpooledFile } from '../spool.ts'
import type { OpenArchive } from './archive.ts'
import { openSheet, type OpenSheet } from './open-sheet.ts'

type Asked = {
  body: AsyncIterable<Uint8Array>
  /** Undefined: the first that is shown. */
  sheet: string | undefined
  signal?: AbortSignal | undefined
}
/**
 * What is made of a sheet of the workbook in a body, which waits in a file of its own as long. Errors: sheet_not_found,
 * body_malformed, body_too_large, unavailable, those of the body.
 */
export type WithSheet = <T>(
  asked: Asked,
  read: (sheet: OpenSheet, file: SpooledFile) => AsyncIterable<T>,
) => AsyncGenerator<T>

/** `turns`: each workbook holds its shared texts while it is read. */
export function makeWithSheet(deps: { spool: Spool; openArchive: OpenArchive; turns: Turns }): WithSheet {
  return async function* ({ body, sheet: name, signal }, read) {
    const file = await deps.spool(body)
    try {
      const giveBack = await deps.turns.take(signal)
      try {
        const openArchive = stopping(deps.openArchive, signal)
        const sheet = await openSheet(openArchive, file, name)
        try {
          yield* read(sheet, file)
        } finally {
          sheet.close()
        }
      } finally {
        giveBack()
      }
    } finally {
      await file.remove()
    }
  }
}

/** Texts and styles alone may take a while: whoever stops the work does not wait for them. */
const stopping =
  (openArchive: OpenArchive, signal: AbortSignal | undefined): OpenArchive =>
  async (file) => {
    const archive = await openArchive(file)
    return {
      ...archive,
      async *read(path) {
        for await (const piece of archive.read(path)) {
          signal?.throwIfAborted()
          yield piece
        }
      },
    }
  }
