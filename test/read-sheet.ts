// Reads the rows of the workbook at a path, alone in its process, and tells how many there were.
import { createReadStream } from 'node:fs'
import { dirname } from 'node:path'
import { makeSpool } from '../src/adapters/files/spool.ts'
import { openArchive } from '../src/adapters/files/zip-archive.ts'
import { makeXlsxSource } from '../src/ingest/xlsx/make-xlsx-source.ts'
import { makeWithSheet } from '../src/ingest/xlsx/with-sheet.ts'
import { makeTurns } from '../src/turns/turns.ts'

const [, , path = ''] = process.argv
const { spool } = makeSpool(dirname(path))
const fields = [
  { name: 'stop', type: 'keyword' as const },
  { name: 'n', type: 'int' as const },
  { name: 'note', type: 'text' as const },
]
const source = makeXlsxSource(makeWithSheet({ spool, openArchive, turns: makeTurns(1) }))({ fields })
let rows = 0
for await (const chunk of source.chunks(createReadStream(path))) rows += chunk.rowNumbers.length
process.stdout.write(String(rows))
