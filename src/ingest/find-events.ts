import type { Filter } from '@tg-cloud/contract/filter'
import type { RowEvent } from '../datasets/row-ledger.ts'
import { type IngestRecord, keepsOriginal } from './ingest.ts'
import type { Originals } from './originals.ts'
import type { AskedDeletion, DeletionRepository, IngestRepository } from './ports.ts'

/** What changed rows, with all that is needed to do it again. */
export type Repeatable =
  | RepeatableLoad
  | { event: RowEvent & { kind: 'revert' } }
  | {
      event: RowEvent & { kind: 'deletion' }
      asked: { filter: Filter } | { keys: NonNullable<AskedDeletion['keys']> }
    }

export type RepeatableLoad = {
  event: RowEvent & { kind: 'load' }
  record: IngestRecord
  /** Of its bytes. */
  sha256: string
}

type Deps = {
  ingests: Pick<IngestRepository, 'get'>
  deletions: Pick<DeletionRepository, 'asked'>
  originals: Pick<Originals, 'has'>
}
/** What has to be done again so that the rows are as they are, and what of that is not kept, in words. */
export type FindEvents = (
  datasetId: string,
  history: readonly RowEvent[],
) => Promise<{ events: Repeatable[]; missing: string[] }>

export function makeFindEvents({ ingests, deletions, originals }: Deps): FindEvents {
  async function load(event: RowEvent & { kind: 'load' }): Promise<Repeatable | string> {
    const record = await ingests.get(event.ingestId)
    const kept =
      record && keepsOriginal(record) && record.sha256 !== null && (await originals.has(record.sha256))
    if (!kept) return `The original of load ${event.ingestId} is not kept`
    return { event, record, sha256: record.sha256 as string }
  }
  function deletion(
    event: RowEvent & { kind: 'deletion' },
    asked: AskedDeletion | undefined,
  ): Repeatable | string {
    if (asked?.filter) return { event, asked: { filter: asked.filter } }
    if (asked?.keys) return { event, asked: { keys: asked.keys } }
    return `What deletion ${event.id} was asked for is not kept`
  }

  return async (datasetId, history) => {
    // What a replacement replaced needs not be done again.
    const last = history.findLastIndex((event) => event.kind === 'load' && event.mode === 'replace')
    const asked = await deletions.asked(datasetId)
    const found: (Repeatable | string)[] = []
    for (const event of history.slice(Math.max(last, 0))) {
      if (event.kind === 'load') found.push(await load(event))
      else found.push(event.kind === 'revert' ? { event } : deletion(event, asked.get(event.id)))
    }
    return {
      events: found.filter((one) => typeof one !== 'string'),
      missing: found.filter((one) => typeof one === 'string'),
    }
  }
}
