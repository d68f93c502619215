import { type LoadQuery, parquetType, xlsxType } from '@tg-cloud/contract/load-query'
import { charsetUnsupported } from '../errors.ts'
import type { Charset, RowFormat } from './row-source.ts'

/** Rows as they are sent. Errors while it is read: request_aborted, request_timeout. */
export type RowBody = {
  mediaType: string
  /** As Content-Type names it. */
  charset: string | undefined
  /** Content-Encoding; `identity` without. */
  encoding: string
  bytes: AsyncIterable<Uint8Array>
}

const charsets: Record<string, Charset> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'euc-kr': 'cp949',
  'ks_c_5601-1987': 'cp949',
  cp949: 'cp949',
  uhc: 'cp949',
}

/** How to read a body: the query wins over Content-Type. Errors: charset_unsupported. */
export function formatOf({ mediaType, charset }: RowBody, query: LoadQuery): RowFormat {
  if (mediaType === parquetType) return { kind: 'parquet' }
  if (mediaType === xlsxType)
    return { kind: 'xlsx', ...(query.sheet === undefined ? {} : { sheet: query.sheet }) }
  const known = charsetOf(query.charset ?? charset ?? 'utf-8')
  if (mediaType === 'text/csv') return { kind: 'csv', charset: known, delimiter: query.delimiter ?? ',' }
  return { kind: mediaType === 'application/json' ? 'json' : 'ndjson', charset: known }
}

/** Errors: charset_unsupported. */
export function charsetOf(name: string): Charset {
  const known = charsets[name.toLowerCase()]
  if (known === undefined) throw charsetUnsupported(name)
  return known
}
