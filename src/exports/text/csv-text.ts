import type { ExportOptions } from '@tg-cloud/contract/export-options'
import type { Cell } from '../../datasets/cell.ts'
import type { Lines } from '../../query/lines.ts'
import type { TableColumn } from '../../query/table.ts'
import { formulaBegins, unsafeCharacters } from '../../values/csv-cell.ts'
import { makePlainText } from './cell-text.ts'
import { headerOf } from './header-of.ts'
import type { RowText } from './row-text.ts'

type Options = Pick<
  ExportOptions,
  'delimiter' | 'header' | 'labelLanguage' | 'nullText' | 'formulaGuard' | 'timeZone'
>
type CellCsv = (cell: Cell) => string

const lineEnd = '\r\n'
/** As they stand between the brackets of a pattern. */
const among = (characters: readonly string[]) => characters.join('').replace(/[\\\]^-]/g, '\\$&')
const formula = new RegExp(`^[${among(formulaBegins)}]`)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/**
 * RFC 4180: a cell is in quotes where it must be. Nothing (or `nullText`) is no value, `""` an empty text, and a text that
 * is `nullText` is in quotes.
 */
export function makeCsvText(columns: readonly TableColumn[], options: Options): RowText {
  const {
    delimiter = ',',
    header = 'name',
    labelLanguage = 'ko',
    nullText = '',
    formulaGuard = true,
  } = options
  const unsafe = new RegExp(`[${among([...unsafeCharacters, delimiter])}]`)
  const safe = (text: string) => (unsafe.test(text) ? quoted(text) : text)
  const guarded = (text: string) => (formulaGuard && formula.test(text) ? `'${text}` : text)
  const missing = safe(nullText)
  // A line without anything would be no row.
  const missingAlone = columns.length === 1 && missing === '' ? '""' : missing

  function cellOf(column: TableColumn): CellCsv {
    const text = makePlainText(column, options.timeZone)
    const isText = (column.type === 'keyword' || column.type === 'text') && !column.multiple
    if (!isText) return (cell) => (cell === null ? missingAlone : safe(text(cell)))
    return (cell) => {
      if (cell === null) return missingAlone
      const shown = guarded(cell as string)
      return cell === '' || cell === nullText ? quoted(shown) : safe(shown)
    }
  }
  const cells = columns.map(cellOf)
  const names = columns.map((column) => safe(guarded(headerOf(column, header, labelLanguage))))
  return {
    head: header === 'none' ? '' : line(notSylk(names), delimiter),
    form: {
      kind: 'csv',
      delimiter,
      missing: missingAlone,
      nullText,
      formulaGuard,
      timeZone: options.timeZone,
    },
    first: (lines) => notSylkLine(lines, delimiter),
    row(values, first) {
      if (first) {
        const texts = cells.map((cell, i) => cell(values[i] ?? null))
        return line(notSylk(texts), delimiter)
      }
      let text = ''
      for (let i = 0; i < cells.length; i++)
        text += (i === 0 ? '' : delimiter) + (cells[i] as CellCsv)(values[i] ?? null)
      return text + lineEnd
    },
  }
}

const line = (texts: readonly string[], delimiter: string) => `${texts.join(delimiter)}${lineEnd}`

/** Excel takes a file that begins with `ID` for one of SYLK, and refuses it. */
const notSylk = ([first = '', ...rest]: readonly string[]) => [
  first.startsWith('ID') ? quoted(first) : first,
  ...rest,
]

/** The same of lines, whose first cell has no delimiter in it when it is in no quotes. */
function notSylkLine({ bytes, lengths }: Lines, delimiter: string): Lines {
  if ('ID'.includes(delimiter) || bytes.toString('latin1', 0, 2) !== 'ID') return { bytes, lengths }
  const ends = [delimiter, lineEnd].map((end) => bytes.indexOf(end)).filter((at) => at >= 0)
  const end = Math.min(...ends)
  const quote = Buffer.from('"')
  const [length = 0] = lengths
  return {
    bytes: Buffer.concat([quote, bytes.subarray(0, end), quote, bytes.subarray(end)]),
    lengths: lengths.with(0, length + 2),
  }
}
