import type { Rebuild, RebuildCreate, RowEngineName } from '@tg-cloud/contract/rebuilds'
import { uuidv7 } from 'uuidv7'
import type { Caller } from '../auth/session.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { RebuildEngine } from '../datasets/rebuild-rows.ts'
import { originalsMissing, rebuildUnsupported } from '../errors-rebuilds.ts'
import type { Jobs } from '../jobs/ports.ts'
import type { FindEvents } from '../ingest/find-events.ts'
import type { Engines } from './engines.ts'
import type { Move, RebuildRepository } from './ports.ts'
import { rebuildOf } from './rebuild.ts'
import { type Payload, rebuildTask } from './run-rebuild.ts'

type Deps = {
  rebuilds: Pick<RebuildRepository, 'create'>
  jobs: Pick<Jobs, 'enqueue'>
  engine: () => Promise<RebuildEngine>
  /** Undefined: there is one engine alone. */
  engines: () => Promise<Engines | undefined>
  findEvents: FindEvents
}
/** Errors: rebuild_running, rebuild_unsupported, rebuild_unconfirmed, originals_missing. */
export type StartRebuild = (caller: Caller, dataset: DatasetRecord, asked: RebuildCreate) => Promise<Rebuild>

export function makeStartRebuild({ rebuilds, jobs, engine, engines, findEvents }: Deps): StartRebuild {
  async function moveTo(to: RowEngineName, { id }: DatasetRecord, from: Rebuild['from']): Promise<Move> {
    if (from !== 'index') throw rebuildUnsupported('Rows move as they are: from "index"')
    const both = await engines()
    if (both === undefined) throw rebuildUnsupported(settingsFor(to))
    const home = await both.homeOf({ id })
    if (home === to) throw rebuildUnsupported(`The rows are in ${to} already`)
    return { from: home, to }
  }

  return async ({ userId }, dataset, { from, to }) => {
    const { id: datasetId, source } = dataset
    if (source) throw rebuildUnsupported('Its rows are in an index of others, which is only read')
    const move = to && (await moveTo(to, dataset, from))
    const rows = await engine()
    const why = (await rows.refuses(datasetId))[from]
    if (why !== undefined) throw rebuildUnsupported(why)
    if (from === 'originals') {
      const { missing } = await findEvents(datasetId, await rows.history(datasetId))
      if (missing.length > 0) throw originalsMissing(missing)
    }
    const id = uuidv7()
    const made = await rebuilds.create({ id, datasetId, from, createdBy: userId, move }, (query) =>
      jobs.enqueue(rebuildTask, { rebuildId: id } satisfies Payload, {}, query),
    )
    return rebuildOf(made)
  }
}

const settingsFor = (to: RowEngineName) =>
  `This server has one engine alone: start it with ROW_ENGINE=duckdb and OPENSEARCH_URL to move rows to ${to}`
