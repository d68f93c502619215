import { open } from 'node:fs/promises'

const mark = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const headBytes = 512
/** 32 names of what is in the file. */
const directoryBytes = 4_096

/** What is wrong with a file that is a compound one, as old programs and passwords make them; undefined for others. */
export async function compoundFileFault(path: string): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { buffer: head } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    if (!head.subarray(0, mark.length).equals(mark)) return undefined
    const sectorBytes = 2 ** Math.min(head.readUInt16LE(30), 12)
    const at = (head.readUInt32LE(48) + 1) * sectorBytes
    const { buffer: names } = await file.read(Buffer.alloc(directoryBytes), 0, directoryBytes, at)
    if (names.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      return 'The workbook is protected by a password: save it without one'
    return 'The file is of Excel 97-2003 (.xls): save it as .xlsx'
  } finally {
    await file.close()
  }
}
