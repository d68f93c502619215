import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '@tg-cloud/contract/limits'
import { xlsxType as type } from '@tg-cloud/contract/load-query'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../../test/loading.ts'
import { person } from '../../../test/people.ts'
import { type StartedApp, startApp } from '../../../test/start-app.ts'
import { textRow, workbookParts, xlsxOf, zipOf } from '../../../test/xlsx.ts'

let app: StartedApp
let use: ReturnType<typeof loading>
let slug: string
beforeAll(async () => {
  app = await startApp()
  use = loading(app, (await person(app, 'MANAGER')).accessToken)
  ;({ slug } = await use.dataset([{ name: 'a', type: 'keyword' }]))
})
afterAll(() => app[Symbol.asyncDispose]())

/** What is said of a file, by a load and by a look at a sample; nothing of it is left. */
async function saidOf(bytes: Uint8Array, query = '') {
  const { status, body, text } = await use.load(slug, bytes, { type, query })
  const infer = await use.ask('POST', `/v1/datasets/infer${query && `?${query}`}`, bytes, {
    'content-type': type,
  })
  expect([infer.status, infer.body.code], text).toEqual([status, body.code])
  expect((await use.get(slug)).version).toBe(1)
  expect(await readdir(join(app.dataDir, 'spool'))).toEqual([])
  return `${status} ${body.code}: ${body.detail}`
}
const whole = { sheets: { Sheet1: textRow(1, 'a') + textRow(2, 'b') } }
const withPart = (path: string, text: string) => xlsxOf({ ...whole, parts: { [path]: text } })
const sheet = (data: string) => `<worksheet><sheetData>${data}</sheetData></worksheet>`
const sheetPath = 'xl/worksheets/sheet0.xml'

/** As old programs and passwords make them (MS-CFB): a header and a directory with these names. */
function compoundFile(...names: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 3)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(0, 48)
  for (const [i, name] of ['Root Entry', ...names].entries()) bytes.write(name, 512 + i * 128, 'utf16le')
  return bytes
}

describe('a file that is no workbook', () => {
  it.each<[what: string, file: () => Buffer | Promise<Buffer>, said: string]>([
    ['is empty', () => Buffer.alloc(0), 'is no XLSX workbook, or it is cut off or damaged'],
    ['is text', () => Buffer.from('a,b\n1,2\n'), 'is no XLSX workbook, or it is cut off or damaged'],
    ['is of Excel 97', () => compoundFile('Workbook'), 'of Excel 97-2003 (.xls): save it as .xlsx'],
    ['has a password', () => compoundFile('EncryptionInfo', 'EncryptedPackage'), 'protected by a password'],
    ['is cut off', async () => (await xlsxOf(whole)).subarray(0, -30), 'cut off or damaged'],
    ['is another archive', () => zipOf([['a.txt', 'a']]), 'it names no workbook'],
    [
      'is binary',
      async () =>
        zipOf(
          workbookParts(whole).map(([path, text]) => [
            path.replace('workbook.xml', 'workbook.bin'),
            text.replace('workbook.xml', 'workbook.bin'),
          ]),
        ),
      '.xlsb',
    ],
    [
      'has a part twice',
      () => zipOf([...workbookParts(whole), [sheetPath, '<x/>']]),
      'two parts of one name',
    ],
    [
      'has parts outside itself',
      () => zipOf([...workbookParts(whole), ['../../evil.xml', '<x/>']]),
      'damaged',
    ],
    [
      'lacks its sheet',
      () => zipOf(workbookParts(whole).filter(([path]) => path !== sheetPath)),
      'it has no part xl/worksheets/sheet0.xml',
    ],
    ['has a sheet that is none', () => withPart(sheetPath, '<styleSheet/>'), 'its root is styleSheet'],
    [
      'refers to itself',
      () =>
        withPart(
          'xl/_rels/workbook.xml.rels',
          '<Relationships><Relationship Id="rId0" Type="x/worksheet" Target="workbook.xml"/></Relationships>',
        ),
      'its root is workbook',
    ],
    ['has broken XML', () => withPart(sheetPath, '<worksheet><sheetData><row>'), 'cannot be read'],
    ['has bytes that are no text', async () => damaged(await xlsxOf(whole)), 'damaged'],
    [
      'has a column too many',
      () => withPart(sheetPath, sheet('<row><c r="XFE1"><v>1</v></c></row>')),
      'XFE1',
    ],
  ])('that %s', async (_what, file, said) => {
    const answer = await saidOf(await file())
    expect(answer).toContain(said)
    expect(answer).toMatch(/^422 body_malformed: /)
  })
})

/** One byte of a part is another. */
function damaged(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  const at = changed.indexOf('xl/worksheets/sheet0.xml') + 30
  changed[at] = (changed[at] as number) ^ 0xff
  return changed
}

describe('a hostile file', () => {
  it('that defines entities is refused before any is used', async () => {
    const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}">]>`
    expect(await saidOf(await withPart(sheetPath, `${laughs}${sheet(textRow(1, '&b;'))}`))).toBe(
      `422 body_malformed: ${sheetPath} of the workbook cannot be read: it defines a document type`,
    )
    const outside = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    expect(await saidOf(await withPart('xl/sharedStrings.xml', `${outside}<sst/>`))).toContain(
      'document type',
    )
    expect(await saidOf(await withPart(sheetPath, sheet(textRow(1, '&a;'))))).toMatch(/^422 body_malformed: /)
  })

  it('of a tag without an end is not held', async () => {
    const long = 'x'.repeat(limits.rowBytes + 100_000)
    expect(await saidOf(await withPart(sheetPath, `<worksheet a="${long}"/>`))).toMatch(
      /^413 body_too_large: /,
    )
  })

  it('of a text that comes in pieces without an end is not held', async () => {
    const piece = `${'x'.repeat(8_000_000)}<!---->`
    for (const cell of [
      `<c t="str"><v>${piece.repeat(3)}</v></c>`,
      `<c><is>${`<t>${piece}</t>`.repeat(3)}</is></c>`,
    ]) {
      const bytes = await withPart(sheetPath, sheet(`<row>${cell}</row>`))
      const { status, text } = await use.load(slug, bytes, { type })
      expect(`${status} ${text}`).toMatch(/^413 .*A text of the workbook is longer than/)
    }
  })

  it('of a tag with attributes without an end is not held', async () => {
    const attributes = Array.from({ length: 1_001 }, (_, i) => `a${i}=""`).join(' ')
    expect(await saidOf(await withPart(sheetPath, `<worksheet ${attributes}/>`))).toContain(
      'too many attributes',
    )
  })

  it('of a number without an end is read past', async () => {
    const other = await use.dataset([{ name: 'a', type: 'keyword' }])
    const number = `<row><c><v>${'1'.repeat(1_000_000)}x</v></c></row>`
    const bytes = await withPart(sheetPath, sheet(textRow(1, 'a') + number + textRow(3, 'b')))
    const { ingest, text } = await use.load(other.slug, bytes, { type })
    expect(ingest, text).toMatchObject({
      accepted: 1,
      errors: [{ code: 'malformed_row', field: 'a', line: 2 }],
    })
  })

  it('of more columns than a data set has proposes none', async () => {
    const names = Array.from({ length: limits.fieldsMax + 1 }, (_, i) => `c${i}`)
    const bytes = await withPart(sheetPath, sheet(textRow(1, ...names)))
    const { status, body } = await use.ask('POST', '/v1/datasets/infer', bytes, { 'content-type': type })
    expect([status, body.detail]).toEqual([422, 'The header has 501 columns'])
  })

  it('that is nested without end is not followed', async () => {
    expect(await saidOf(await withPart(sheetPath, sheet('<a>'.repeat(100_000))))).toContain(
      'nested deeper than',
    )
  })

  it('of more parts or styles than any has says so', async () => {
    expect(
      await saidOf(await withPart('xl/styles.xml', `<x><cellXfs>${'<xf/>'.repeat(100_001)}</cellXfs></x>`)),
    ).toContain('too many styles')
    const parts = Array.from({ length: limits.workbookPartsMax }, (_, i) => [`p${i}`, ''] as const)
    expect(await saidOf(await zipOf([...workbookParts(whole), ...parts]))).toMatch(
      /^413 body_too_large: The workbook has more/,
    )
  })
})

it('a sheet that is not there is named with those that are', async () => {
  expect(await saidOf(await xlsxOf(whole), 'sheet=Nope')).toBe(
    '422 sheet_not_found: There is no sheet "Nope"; the workbook has "Sheet1"',
  )
  expect(await saidOf(await xlsxOf({ sheets: {} }))).toBe(
    '422 sheet_not_found: The workbook has no sheet of cells; the workbook has none',
  )
})
