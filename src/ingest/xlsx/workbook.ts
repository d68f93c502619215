import { bodyMalformed, sheetNotFound } from '../../errors.ts'
import type { Archive } from './archive.ts'
import { readWhole } from './read-xml.ts'
import { type Relation, relationsOf } from './relations.ts'
import type { DateSystem } from './serial-time.ts'
import { spreadsheetText } from './spreadsheet-text.ts'

/** A sheet of cells; others, of charts alone, are none. */
export type Sheet = { name: string; isVisible: boolean; path: string }
export type Workbook = {
  sheets: readonly Sheet[]
  dateSystem: DateSystem
  /** Paths of the parts that its sheets share. */
  texts: string | undefined
  styles: string | undefined
}

const sheetsMost = 10_000

/** What the workbook in an archive has. Errors: body_malformed, body_too_large. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const [main] = ofKind(await relationsOf(archive, ''), 'officeDocument')
  if (main === undefined || !archive.has(main.path)) throw noWorkbook('it names no workbook')
  if (main.path.endsWith('.bin')) throw noWorkbook('a binary workbook (.xlsb) is of another format')
  const relations = await relationsOf(archive, main.path)
  const sheets: Sheet[] = []
  let dateSystem: DateSystem = 1900
  await readWhole(main.path, archive.read(main.path), {
    open(name, attributes, depth) {
      if (depth === 1 && name !== 'workbook') throw noWorkbook(`its root is ${name.slice(0, 40)}`)
      if (name === 'workbookPr' && isTrue(attributes['date1904'])) dateSystem = 1904
      if (name !== 'sheet' || depth !== 3) return
      const sheet = sheetOf(attributes, relations)
      if (sheet) sheets.push(sheet)
      if (sheets.length > sheetsMost) throw noWorkbook('it has too many sheets')
    },
  })
  const [texts] = ofKind(relations, 'sharedStrings')
  const [styles] = ofKind(relations, 'styles')
  return { sheets, dateSystem, texts: texts?.path, styles: styles?.path }
}

function sheetOf(attributes: Readonly<Record<string, string>>, relations: Map<string, Relation>) {
  const id = Object.keys(attributes).find((name) => name.endsWith(':id'))
  const relation = relations.get(attributes[id ?? ''] ?? '')
  if (relation?.kind !== 'worksheet') return undefined
  const { name = '', state = 'visible' } = attributes
  return { name: spreadsheetText(name), isVisible: state === 'visible', path: relation.path }
}

/** The sheet of this name, upper and lower case alike; without a name the first that is shown. Errors: sheet_not_found. */
export function sheetNamed({ sheets }: Workbook, name: string | undefined): Sheet {
  const isIt = (text: string) => plain(text) === plain(name ?? '')
  const found =
    name === undefined
      ? (sheets.find(({ isVisible }) => isVisible) ?? sheets[0])
      : (sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => isIt(sheet.name)))
  if (found === undefined)
    throw sheetNotFound(
      name,
      sheets.map((sheet) => sheet.name),
    )
  return found
}

const plain = (name: string) => name.normalize('NFC').trim().toLowerCase()
const isTrue = (text: string | undefined) => text === '1' || text === 'true'
const ofKind = (relations: Map<string, Relation>, kind: string) =>
  [...relations.values()].filter((relation) => relation.kind === kind)
const noWorkbook = (why: string) => bodyMalformed(`The file is no XLSX workbook: ${why}`)
