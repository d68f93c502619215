import type { Rebuild } from '@tg-cloud/contract/rebuilds'
import type { DatasetLoads } from '../datasets/ports.ts'
import { moveFinished, rebuildNotFound, rebuildUnsupported } from '../errors-rebuilds.ts'
import type { Engines } from './engines.ts'
import type { Move, RebuildRepository } from './ports.ts'
import { isKept, type RebuildRecord, rebuildOf } from './rebuild.ts'

type Deps = {
  rebuilds: Pick<RebuildRepository, 'get' | 'takeBack' | 'settle'>
  engines: () => Promise<Engines | undefined>
  whileIdle: DatasetLoads['whileIdle']
}
/** Has rows that have moved answered from where they were again. Errors: rebuild_finished, rebuild_running, dataset_busy. */
export type TakeBack = (record: RebuildRecord) => Promise<void>
/** Removes rows where they were before they moved. Errors: rebuild_not_found, rebuild_running. */
export type ConfirmMove = (datasetId: string, id: string) => Promise<Rebuild>

export function makeKeepMove({ rebuilds, engines, whileIdle }: Deps) {
  async function bothFor({ from, to }: Move): Promise<Engines> {
    const both = await engines()
    if (both) return both
    throw rebuildUnsupported(
      `This server does not see ${from} beside ${to}: start it with ROW_ENGINE=duckdb and OPENSEARCH_URL`,
    )
  }

  const takeBack: TakeBack = async (record) => {
    const { id, datasetId, move, planned } = record
    if (move === null) throw new Error('It is no move')
    const both = await bothFor(move)
    const signal = new AbortController().signal
    try {
      await whileIdle(datasetId, () =>
        rebuilds.takeBack({ id, datasetId, from: move.from, to: move.to }, async (dataset) => {
          const now = await both.at(move.to).ask(dataset, async ({ version }) => version, signal)
          if (now !== move.version) throw moveFinished(`the data set has changed since, to version ${now}`)
          const [version, rows] = await both
            .at(move.from)
            .ask(dataset, async (view) => [view.version, await view.count(undefined)] as const, signal)
          if (version !== move.version || rows !== planned?.rows)
            throw moveFinished(`${move.from} has not what it had before`)
          both.lead(datasetId, move.from)
        }),
      )
    } finally {
      both.lead(datasetId, undefined)
    }
    if ((await both.homeOf({ id: datasetId })) === move.from) await both.at(move.to).remove(datasetId)
  }

  const confirmMove: ConfirmMove = async (datasetId, id) => {
    const find = async () => {
      const record = await rebuilds.get(id)
      if (record?.datasetId !== datasetId) throw rebuildNotFound()
      return record
    }
    const record = await find()
    const { move } = record
    if (move && isKept(record)) {
      const both = await bothFor(move)
      // What a crash leaves there is removed with the data set, or by the next that moves there.
      await rebuilds.settle({ id, datasetId }, () => both.at(move.from).remove(datasetId))
    }
    return rebuildOf(await find())
  }
  return { takeBack, confirmMove }
}
