// A process that may write no file larger than its soft limit says, until it lifts that: argument DATA_DIR.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { openDuckDb } from '../../src/adapters/duckdb/open.ts'
import { AppError } from '../../src/errors.ts'
import { aDataset, aLoad } from './rows.ts'

const rows = 20_000
const dataset = aDataset([{ name: 'text', type: 'text' }])
const load = aLoad(dataset, 1)
const chunk = (number: number) => ({
  number,
  received: rows,
  sha256: createHash('sha256').update(String(number)).digest(),
  columns: [
    Array.from({ length: rows }, (_, k) => createHash('sha256').update(`${number} ${k}`).digest('hex')),
  ],
  rowNumbers: Array.from({ length: rows }, (_, k) => number * rows + k + 1),
  refused: [],
})

// Without a handler the signal that comes with such a write ends the process.
process.on('SIGXFSZ', () => {})
const engine = await openDuckDb({ dataDir: process.argv[2] ?? '' })
await engine.create(dataset)
await engine.startLoad(load)
const codes = new Set<string>()
let written = 0
const write = () =>
  engine.writeChunk(load, chunk(written)).then(
    () => written++,
    (error: unknown) => codes.add(error instanceof AppError ? error.code : String(error)),
  )
for (let i = 0; i < 100 && codes.size === 0; i++) await write()
const full = written
await write()
execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited:'])
for (let i = 0; i < 3; i++) await write()
await engine.finishLoad(load, 2)
// What came after the fault must be there without an orderly end.
process.stdout.write(JSON.stringify({ dataset, full, codes: [...codes], written, rows }), () => {
  process.kill(process.pid, 'SIGKILL')
})
