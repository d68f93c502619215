import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetType } from '@tg-cloud/contract/load-query'
import iconv from 'iconv-lite'

/** The data set that the files of this folder are rows of: the six commonest types. */
export const fields = [
  { name: 'seen', type: 'timestamp', required: true },
  { name: 'stop', type: 'keyword' },
  { name: 'boarded', type: 'int' },
  { name: 'card', type: 'int64' },
  { name: 'fare', type: 'decimal', precision: 10, scale: 2 },
  { name: 'transfer', type: 'boolean' },
]
const stops = ['시청', '종로3가', '서울역', '강남', '홍대입구', '잠실', '여의도', '신촌, 이대 "앞"']

/** The cells of row `i`, as text. */
function cells(i: number): string[] {
  const seen = new Date(1_700_000_000_000 + i * 1_000).toISOString()
  const stop = stops[i % stops.length] as string
  return [
    seen,
    stop,
    String(i % 977),
    String(9_000_000_000_000_000n + BigInt(i)),
    `${i % 5_000}.${10 + (i % 90)}`,
    String(i % 3 === 0),
  ]
}
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
function json(i: number): string {
  const [seen, stop, boarded, card, fare, transfer] = cells(i)
  return `{"seen":"${seen}","stop":${JSON.stringify(stop)},"boarded":${boarded},"card":"${card}","fare":"${fare}","transfer":${transfer}}\n`
}
const header = `${fields.map(({ name }) => name).join(',')}\n`

export type RowsFile = { path: string; rows: number; bytes: number; type: string; charset: 'utf-8' | 'cp949' }
/** One that is bytes has no charset. */
export type AnyFile = Omit<RowsFile, 'charset'> & { charset?: RowsFile['charset'] }
type Kind = 'ndjson' | 'csv' | 'csv-cp949'

/** The same rows in the row groups and the compression that DuckDB writes by itself. */
export async function writeParquet(dir: string, rows: number): Promise<AnyFile> {
  const { path: text } = await writeRows(dir, 'ndjson', rows)
  const path = join(dir, `${rows}.parquet`)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`copy (from read_json('${text}', format = 'newline_delimited', columns = {
    seen: 'timestamptz', stop: 'varchar', boarded: 'bigint', card: 'bigint', fare: 'decimal(10, 2)',
    transfer: 'boolean'})) to '${path}' (format parquet)`)
  connection.closeSync()
  instance.closeSync()
  const { size: bytes } = await stat(path)
  return { path, rows, bytes, type: parquetType }
}

/** Writes so many rows; every CSV cell is in quotes. */
export async function writeRows(dir: string, kind: Kind, rows: number): Promise<RowsFile> {
  const path = join(dir, `${rows}.${kind}`)
  const charset = kind === 'csv-cp949' ? 'cp949' : 'utf-8'
  const row = kind === 'ndjson' ? json : (i: number) => `${cells(i).map(quoted).join(',')}\n`
  const file = createWriteStream(path)
  for (let i = 0; i < rows; i += 10_000) {
    const count = Math.min(10_000, rows - i)
    const text = Array.from({ length: count }, (_, k) => row(i + k)).join('')
    const bytes = iconv.encode(i === 0 && kind !== 'ndjson' ? header + text : text, charset)
    if (!file.write(bytes)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  const type = kind === 'ndjson' ? 'application/x-ndjson' : 'text/csv'
  return { path, rows, bytes: file.bytesWritten, type, charset }
}
