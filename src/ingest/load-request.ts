import type { LoadQuery } from '@tg-cloud/contract/load-query'
import type { RowFormat } from './row-source.ts'

/** What was asked beside the body, in the order in which it is kept with the receipt, as JSON. */
export type LoadRequest = {
  dataset: string
  replayOf: string | undefined
  query: LoadQuery
  format: RowFormat
  /** Content-Encoding. */
  encoding: string
}

export const readLoadRequest = (text: string): LoadRequest => JSON.parse(text) as LoadRequest
