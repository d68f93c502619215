import { bodyMalformed } from '../../errors.ts'
import type { Archive } from './archive.ts'
import { builtinFormat, makeNumberFormat, type NumberFormat } from './number-format.ts'
import { readWhole } from './read-xml.ts'

/** More of them no program writes or opens. */
const most = 100_000

/** The formats of numbers by the style of a cell. Errors: body_malformed, body_too_large. */
export async function readStyles(
  archive: Archive,
  path: string | undefined,
): Promise<(style: number) => NumberFormat> {
  const codes = new Map<number, string>()
  const styles: number[] = []
  if (path !== undefined && archive.has(path)) {
    let isOfCells = false
    await readWhole(path, archive.read(path), {
      open(name, { numFmtId: id, formatCode: code }) {
        if (name === 'numFmt' && id !== undefined && code !== undefined) codes.set(Number(id), code)
        else if (name === 'cellXfs') isOfCells = true
        else if (name === 'xf' && isOfCells) styles.push(Number(id ?? 0))
        if (styles.length > most || codes.size > most)
          throw bodyMalformed(`${path} of the workbook has too many styles`)
      },
      close(name) {
        if (name === 'cellXfs') isOfCells = false
      },
    })
  }
  const formats = new Map<number, NumberFormat>()
  return (style) => {
    const id = styles[style] ?? 0
    const known = formats.get(id)
    if (known) return known
    const code = codes.get(id)
    const format = code === undefined ? builtinFormat(id) : makeNumberFormat(code)
    formats.set(id, format)
    return format
  }
}
