// Prints how many seconds csv-parse takes for a file: twin.ts FILE CHARSET ROWS
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'

const [, , path = '', charset = '', rows = ''] = process.argv
const begun = performance.now()
let count = 0
const file = createReadStream(path, { highWaterMark: 262_144 })
const parser = parse({ columns: false, relax_quotes: true, from_line: 2 })
async function read(records: AsyncIterable<unknown>) {
  for await (const _ of records) count++
}
await (charset === 'utf-8'
  ? pipeline(file, parser, read)
  : pipeline(file, iconv.decodeStream(charset), parser, read))
if (count !== Number(rows)) throw new Error(`csv-parse read ${count} of ${rows} rows`)
process.stdout.write(String((performance.now() - begun) / 1_000))
