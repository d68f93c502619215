import type { RowEngineName } from '@tg-cloud/contract/rebuilds'
import type { DatasetShape } from '../datasets/cell.ts'
import type { RefusedRow } from '../datasets/row-engine.ts'
import type { Engines, WholeEngine } from './engines.ts'
import type { RowHomes } from './ports.ts'

type Deps = Pick<Engines, 'main' | 'beside' | 'at'> & { recorded: RowHomes }
type Named = Pick<DatasetShape, 'id' | 'source'>

/** Leads every call to the engine that has the rows of its data set. This process alone moves rows between them. */
export function makeEngines({ main, beside, at, recorded }: Deps): Engines {
  const homes = new Map<string, RowEngineName>()
  let led = 0
  return {
    main,
    beside,
    at,
    lead(datasetId, to) {
      led++
      if (to === undefined) homes.delete(datasetId)
      else homes.set(datasetId, to)
    },
    async homeOf({ id, source }) {
      if (source) return 'opensearch'
      const known = homes.get(id)
      if (known) return known
      const before = led
      const home = await recorded.of(id)
      // What is not recorded may be so yet; what was read before somebody was led elsewhere may be so no more.
      if (home && led === before) homes.set(id, home)
      return home ?? main
    },
  }
}

export function routeRows(engines: Engines, recorded: RowHomes): WholeEngine {
  const { main, beside, at, homeOf, lead } = engines
  const both = [at(main), at(beside)]
  const of = async (dataset: Named) => at(await homeOf(dataset))
  const byId = (id: string) => of({ id })

  return {
    durability: at(main).durability,
    durabilityOf: async (datasetId) => (await byId(datasetId)).durability,
    storeId: () => at(main).storeId(),
    create: async (dataset) => (await of(dataset)).create(dataset),
    // Rows that have moved, or begun to, may be in both. Others are gone also while the other engine is away.
    async remove(datasetId) {
      const home = await recorded.of(datasetId)
      const inBoth = home === undefined || (await recorded.hasMoved(datasetId))
      for (const engine of inBoth ? both : [at(home)]) await engine.remove(datasetId)
      lead(datasetId, undefined)
    },
    startLoad: async (load) => (await of(load.dataset)).startLoad(load),
    writeChunk: async (load, chunk) => (await of(load.dataset)).writeChunk(load, chunk),
    finishLoad: async (load, version, signal) => (await of(load.dataset)).finishLoad(load, version, signal),
    abandonLoad: async (load) => (await of(load.dataset)).abandonLoad(load),
    loadState: async (datasetId, number) => (await byId(datasetId)).loadState(datasetId, number),
    revertLoad: async (load, version) => (await of(load.dataset)).revertLoad(load, version),
    deleteRows: async (dataset, deletion) => (await of(dataset)).deleteRows(dataset, deletion),
    // What has to be forgotten is forgotten where the rows were before, too.
    async eraseRefusedText(datasetId, loads) {
      const home = await homeOf({ id: datasetId })
      await at(home).eraseRefusedText(datasetId, loads)
      if (await recorded.confirmKept(datasetId)) await at(home === main ? beside : main).remove(datasetId)
    },
    changeFields: async (dataset, change) => (await of(dataset)).changeFields(dataset, change),
    async fieldChanges() {
      const changes = await Promise.all(both.map((engine) => engine.fieldChanges()))
      const homes = await Promise.all(changes.flat().map(({ datasetId }) => byId(datasetId)))
      const engines = both.flatMap((engine, i) => (changes[i] ?? []).map(() => engine))
      return changes.flat().filter((_, i) => homes[i] === engines[i])
    },
    endFieldChange: async (change) => (await byId(change.datasetId)).endFieldChange(change),
    count: async (dataset, filter, signal) => (await of(dataset)).count(dataset, filter, signal),
    async *scan(dataset, options, signal) {
      yield* (await of(dataset)).scan(dataset, options, signal)
    },
    profile: async (dataset, fields, signal) => (await of(dataset)).profile(dataset, fields, signal),
    refused: async (datasetId, load, page) => (await byId(datasetId)).refused(datasetId, load, page),
    async firstRefused(loads, most) {
      const engines = await Promise.all(loads.map(({ datasetId }) => byId(datasetId)))
      const answers: RefusedRow[][] = loads.map(() => [])
      for (const engine of both) {
        const places = loads.flatMap((_, i) => (engines[i] === engine ? [i] : []))
        const found =
          places.length === 0
            ? []
            : await engine.firstRefused(
                places.map((i) => pick(loads, i)),
                most,
              )
        for (const [k, i] of places.entries()) answers[i] = pick(found, k)
      }
      return answers
    },
    revision: async (dataset, signal) => (await of(dataset)).revision(dataset, signal),
    ask: async (dataset, work, signal) => (await of(dataset)).ask(dataset, work, signal),
    size: async (dataset, fields) => (await of(dataset)).size(dataset, fields),
    rebuilds: {
      refuses: async (datasetId) => (await byId(datasetId)).rebuilds.refuses(datasetId),
      rebuild: async (work) => (await of(work.dataset)).rebuilds.rebuild(work),
      placeOf: async (datasetId) => (await byId(datasetId)).rebuilds.placeOf(datasetId),
      drain: async (dataset, signal) => (await of(dataset)).rebuilds.drain(dataset, signal),
      history: async (datasetId) => (await byId(datasetId)).rebuilds.history(datasetId),
    },
    arrivals: {
      put: async (dataset, ...rest) => (await of(dataset)).arrivals.put(dataset, ...rest),
      take: async (dataset, ...rest) => (await of(dataset)).arrivals.take(dataset, ...rest),
      putRefused: async (datasetId, ...rest) =>
        (await byId(datasetId)).arrivals.putRefused(datasetId, ...rest),
      adopt: async (dataset, told) => (await of(dataset)).arrivals.adopt(dataset, told),
    },
    probe: (signal) => at(main).probe(signal),
    async close() {
      for (const engine of both) await engine.close()
    },
  }
}

const pick = <T>(items: readonly T[], i: number): T => items[i] as T
