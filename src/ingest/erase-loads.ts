import type { RowEngine } from '../datasets/row-engine.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'

type Deps = { ingests: IngestRepository; engine: RowEngine; originals: Originals }
/** Erases the bytes and the quarantined text of loads. Answers of how many the bytes were erased. */
export type EraseLoads = (datasetId: string, loads: readonly number[]) => Promise<number>

export function makeEraseLoads({ ingests, engine, originals }: Deps): EraseLoads {
  return async (datasetId, loads) => {
    await engine.eraseRefusedText(datasetId, loads)
    return eraseOriginals({ ingests, originals }, datasetId, loads)
  }
}

/** Removes everything of a data set but its record; nothing happens when it is gone. */
export function makeRemoveRows({ ingests, engine, originals }: Deps): (datasetId: string) => Promise<void> {
  return async (datasetId) => {
    await engine.remove(datasetId)
    await eraseOriginals({ ingests, originals }, datasetId)
  }
}

async function eraseOriginals(
  { ingests, originals }: Pick<Deps, 'ingests' | 'originals'>,
  datasetId: string,
  loads?: readonly number[],
): Promise<number> {
  const { erased, orphans } = await ingests.forgetOriginals(datasetId, loads)
  for (const sha256 of orphans) await originals.remove(sha256)
  return erased
}
