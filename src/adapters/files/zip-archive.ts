import { crc32 } from 'node:zlib'
import { limits } from '@tg-cloud/contract/limits'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { AppError, bodyMalformed, bodyTooLarge, unavailable } from '../../errors.ts'
import type { OpenArchive } from '../../ingest/xlsx/archive.ts'
import { compoundFileFault } from './compound-file.ts'

/** Of the directory of an archive, which is held: more has no workbook. */
const directoryBytesMost = 4_194_304

/** Opens workbooks as the ZIP archives that they are. */
export const openArchive: OpenArchive = async ({ path, bytes }) => {
  const fault = await compoundFileFault(path)
  if (fault !== undefined) throw bodyMalformed(fault)
  const zip = await telling(openPromise(path, { lazyEntries: true, autoClose: false }))
  try {
    const entries = await telling(entriesOf(zip))
    return { has: (name) => entries.has(name), read: makeRead(zip, entries, bytes), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let [count, size] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase()
    if (entries.has(name)) throw bodyMalformed('The file is no XLSX workbook: it has two parts of one name')
    entries.set(name, entry)
    size += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength
    if (++count > limits.workbookPartsMax || size > directoryBytesMost)
      throw bodyTooLarge(`The workbook has more than ${limits.workbookPartsMax} parts`)
  }
  return entries
}

function makeRead(zip: ZipFile, entries: ReadonlyMap<string, Entry>, fileBytes: number) {
  let expanded = 0
  const count = (bytes: number) => {
    expanded += bytes
    if (expanded > limits.loadBytes) throw bodyTooLarge(`The rows are more than ${limits.loadBytes} bytes`)
    if (expanded > limits.expansionFreeBytes && expanded > fileBytes * limits.expansionRatio)
      throw bodyTooLarge(`The file expands to more than ${limits.expansionRatio} times its size`)
  }
  return async function* (name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (entry === undefined) throw bodyMalformed(`The file is no whole XLSX workbook: it has no part ${name}`)
    if (entry.isEncrypted()) throw bodyMalformed('The workbook is encrypted: save it without a password')
    let sum = 0
    const stream = await telling(zip.openReadStreamPromise(entry))
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        count(piece.byteLength)
        sum = crc32(piece, sum)
        yield piece
      }
    } catch (error) {
      throw told(error)
    }
    if (sum !== entry.crc32) throw damaged()
  }
}

const telling = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw told(error)
  })
/** What the disk refuses is no fault of the file. */
function told(error: unknown): unknown {
  if (error instanceof AppError) return error
  if (error instanceof Error && 'syscall' in error)
    return unavailable('The place for files that are read whole', error)
  return damaged(error)
}
const damaged = (cause?: unknown) =>
  bodyMalformed('The file is no XLSX workbook, or it is cut off or damaged', { cause })
