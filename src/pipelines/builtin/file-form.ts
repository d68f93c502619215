import type { bodyEncodings } from '@tg-cloud/contract/headers'
import { parquetType, rowTypes, xlsxType } from '@tg-cloud/contract/load-query'
import type { BuiltinTask } from '@tg-cloud/contract/pipeline-tasks'
import { WorkRefused } from '../../errors.ts'
import type { Source } from '../ports.ts'

type LoadTask = Extract<BuiltinTask, { name: 'load' }>

const typesByEnding: Record<string, keyof typeof rowTypes> = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  json: 'application/json',
  parquet: parquetType,
  xlsx: xlsxType,
}
const encodingsByEnding: Record<string, (typeof bodyEncodings)[number]> = {
  gz: 'gzip',
  zst: 'zstd',
  br: 'br',
}

/** What a file is: as the task says, by its ending, as the server that has it says. Errors: WorkRefused. */
export function formOf(
  source: Pick<Source, 'name' | 'mediaType' | 'encoding'>,
  said: { mediaType?: LoadTask['mediaType']; encoding?: LoadTask['encoding'] },
): { mediaType: string; encoding: string } {
  const endings = source.name.toLowerCase().split('.').slice(1)
  const last = endings.at(-1) ?? ''
  const byEnding = encodingsByEnding[last]
  const encoding = said.encoding ?? byEnding ?? source.encoding ?? 'identity'
  const ending = byEnding ? endings.at(-2) : last
  const mediaType = said.mediaType ?? typesByEnding[ending ?? ''] ?? source.mediaType
  if (mediaType === undefined || !Object.hasOwn(rowTypes, mediaType))
    throw new WorkRefused(`What ${source.name} is does not show in its name: say \`mediaType\``)
  return { mediaType, encoding }
}
