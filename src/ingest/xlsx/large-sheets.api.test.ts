import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { textRow, xlsxOf } from '../../../test/xlsx.ts'

const rows = 100_000
const heapMiB = 64

it('a sheet of many rows and different texts is read within a small heap', { timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'large-sheet-'))
  try {
    const numbers = Array.from({ length: rows }, (_, i) => i)
    const note = (i: number) => `메모 ${i}${i % 10 === 0 ? ' 긴 글'.repeat(100) : ''}`
    const data = numbers.map(
      (i) => `<row r="${i + 2}"><c t="s"><v>${i}</v></c><c><v>${i}</v></c><c t="s"><v>${i}</v></c></row>`,
    )
    const bytes = await xlsxOf({
      texts: numbers.map((i) => `<si><t>${note(i)}</t></si>`).join(''),
      sheets: { Sheet1: textRow(1, 'stop', 'n', 'note') + data.join('') },
    })
    const path = join(folder, 'large.xlsx')
    await writeFile(path, bytes)
    const { stdout } = await promisify(execFile)(process.execPath, [
      `--max-old-space-size=${heapMiB}`,
      '--conditions=tg-source',
      join(import.meta.dirname, '../../../test/read-sheet.ts'),
      path,
    ])
    expect(stdout).toBe(String(rows))
  } finally {
    await rm(folder, { recursive: true })
  }
})
