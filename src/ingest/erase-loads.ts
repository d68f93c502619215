import type { RowEngine } from '../datasets/row-engine.ts'
import type { ForgetOriginals } from './forget-originals.ts'

type Deps = { engine: RowEngine; forgetOriginals: ForgetOriginals }
/** Erases the bytes and the quarantined text of loads. Answers of how many the bytes were erased. */
export type EraseLoads = (datasetId: string, loads: readonly number[]) => Promise<number>

export function makeEraseLoads({ engine, forgetOriginals }: Deps): EraseLoads {
  return async (datasetId, loads) => {
    await engine.eraseRefusedText(datasetId, loads)
    return forgetOriginals({ datasetId, loads })
  }
}

/** Removes everything of a data set but its record; nothing happens when it is gone. */
export function makeRemoveRows({ engine, forgetOriginals }: Deps): (datasetId: string) => Promise<void> {
  return async (datasetId) => {
    await engine.remove(datasetId)
    await forgetOriginals({ datasetId })
  }
}
