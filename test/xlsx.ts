import { buffer } from 'node:stream/consumers'
import { makeZip } from '../src/exports/xlsx/zip.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A ZIP archive of these parts, in their order. */
export async function zipOf(parts: readonly (readonly [path: string, text: string])[]): Promise<Buffer> {
  const zip = makeZip()
  async function* bytes() {
    for (const [path, text] of parts) yield* zip.file(path, [Buffer.from(text)])
    yield zip.end()
  }
  return buffer(bytes())
}

type Written = {
  /** `sheetData` of each sheet by its name; `state` after a colon: `Old:hidden`. */
  sheets: Record<string, string>
  /** Content of `sst`. */
  texts?: string
  /** `numFmt` codes, and by style which of their ids each has. */
  formats?: Record<number, string>
  styles?: number[]
  /** Attributes of `workbookPr`. */
  properties?: string
  /** Instead of a part as it would be, or beside the others. */
  parts?: Record<string, string>
}

/** Parts of a workbook, written by hand. */
export function workbookParts({
  sheets,
  texts = '',
  formats = {},
  styles = [0],
  properties = '',
  parts = {},
}: Written) {
  const named = Object.keys(sheets).map((key) => key.split(':'))
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  const codes = Object.entries(formats).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const typed = (path: string, kind: string) =>
    `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const all: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${typed('xl/workbook.xml', 'sheet.main')}${typed('xl/sharedStrings.xml', 'sharedStrings')}${typed('xl/styles.xml', 'styles')}${named
      .map((_, i) => typed(`xl/worksheets/sheet${i}.xml`, 'worksheet'))
      .join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${properties}/><sheets>${named
      .map(
        ([name, state = 'visible'], i) =>
          `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="rId${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}">${named
      .map((_, i) => relation(`rId${i}`, 'worksheet', `worksheets/sheet${i}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('s', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${texts}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  }
  for (const [i, data] of Object.values(sheets).entries())
    all[`xl/worksheets/sheet${i}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`
  return Object.entries({ ...all, ...parts })
}

/** The same as a file. */
export const xlsxOf = (written: Written): Promise<Buffer> => zipOf(workbookParts(written))

/** Cells that are texts of their own. */
export const cellsOf = (...texts: string[]): string =>
  texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
/** A row of them. */
export const textRow = (number: number, ...texts: string[]): string =>
  `<row r="${number}">${cellsOf(...texts)}</row>`
