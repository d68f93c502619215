import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What its filter for CSV calls the encodings of ours. */
const characterSets = { 'utf-8': 76, 'utf-8-bom': 76, cp949: 62 } as const
export type CsvEncoding = keyof typeof characterSets

/** LibreOffice Calc without a window, with a profile of its own, which opens files and saves them again. */
export async function openCalc() {
  const folder = await mkdtemp(join(tmpdir(), 'tg-cloud-calc-'))
  async function resave(name: string, bytes: Uint8Array, form: string, reading: string[] = []) {
    await writeFile(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const outdir = join(folder, 'saved')
    const asked = [profile, '--headless', ...reading, '--convert-to', form, '--outdir', outdir]
    await promisify(execFile)('soffice', [...asked, join(folder, name)], { timeout: 100_000 })
    return readFile(join(outdir, name))
  }
  return {
    /** Opened with every column as text, and saved as UTF-8 with all text in quotes that needs them. */
    resaveCsv: (bytes: Uint8Array, encoding: CsvEncoding, columns: number) => {
      const texts = Array.from({ length: columns }, (_, i) => `${i + 1}/2`).join('/')
      return resave(`${encoding}.csv`, bytes, 'csv:Text - txt - csv (StarCalc):44,34,76', [
        `--infilter=Text - txt - csv (StarCalc):44,34,${characterSets[encoding]},1,${texts}`,
      ])
    },
    resaveXlsx: (bytes: Uint8Array) => resave('book.xlsx', bytes, 'xlsx:Calc MS Excel 2007 XML'),
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}
