import type { OpenArchive } from './archive.ts'
import { makeCellReader } from './sheet-cell.ts'
import { type SheetRow, sheetRows } from './sheet-rows.ts'
import { readSharedTexts } from './shared-texts.ts'
import { readStyles } from './styles.ts'
import { readWorkbook, sheetNamed } from './workbook.ts'

/** A sheet of an open workbook. Errors while it is read: body_malformed, body_too_large, unavailable. */
export type OpenSheet = {
  name: string
  /** Of all sheets of the workbook. */
  names: string[]
  rows(): AsyncIterable<SheetRow[]>
  close(): void
}

/** Errors: sheet_not_found, body_malformed, body_too_large, unavailable. */
export async function openSheet(
  openArchive: OpenArchive,
  file: { path: string; bytes: number },
  name: string | undefined,
): Promise<OpenSheet> {
  const archive = await openArchive(file)
  try {
    const workbook = await readWorkbook(archive)
    const sheet = sheetNamed(workbook, name)
    const formatOf = await readStyles(archive, workbook.styles)
    const texts = await readSharedTexts(archive, workbook.texts)
    const readCell = makeCellReader({ texts, formatOf, dateSystem: workbook.dateSystem })
    return {
      name: sheet.name,
      names: workbook.sheets.map((one) => one.name),
      rows: () => sheetRows(sheet.path, archive.read(sheet.path), readCell),
      close: archive.close,
    }
  } catch (error) {
    archive.close()
    throw error
  }
}
