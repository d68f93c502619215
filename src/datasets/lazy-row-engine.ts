import type { RowEngine } from './row-engine.ts'

/** A row engine that is opened by its first use, or by `opened`: loading one takes longer than a start may take. */
export type LazyRowEngine<E extends RowEngine> = RowEngine & { opened(): Promise<E> }

export function makeLazyRowEngine<E extends RowEngine>(
  durability: RowEngine['durability'],
  open: () => Promise<E>,
): LazyRowEngine<E> {
  let engine: Promise<E> | undefined
  const opened = () => (engine ??= open())
  return {
    opened,
    durability,
    // Where nothing has been opened, all rows are in one place.
    durabilityOf: async (datasetId) => (await engine)?.durabilityOf?.(datasetId) ?? durability,
    storeId: async () => (await opened()).storeId(),
    create: async (dataset) => (await opened()).create(dataset),
    remove: async (datasetId) => (await opened()).remove(datasetId),
    startLoad: async (load) => (await opened()).startLoad(load),
    writeChunk: async (load, chunk) => (await opened()).writeChunk(load, chunk),
    finishLoad: async (load, version, signal) => (await opened()).finishLoad(load, version, signal),
    abandonLoad: async (load) => (await opened()).abandonLoad(load),
    loadState: async (datasetId, number) => (await opened()).loadState(datasetId, number),
    revertLoad: async (load, version) => (await opened()).revertLoad(load, version),
    deleteRows: async (dataset, deletion) => (await opened()).deleteRows(dataset, deletion),
    eraseRefusedText: async (datasetId, loads) => (await opened()).eraseRefusedText(datasetId, loads),
    changeFields: async (dataset, change) => (await opened()).changeFields(dataset, change),
    fieldChanges: async () => (await opened()).fieldChanges(),
    endFieldChange: async (change) => (await opened()).endFieldChange(change),
    profile: async (dataset, fields, signal) => (await opened()).profile(dataset, fields, signal),
    count: async (dataset, filter, signal) => (await opened()).count(dataset, filter, signal),
    async *scan(dataset, options, signal) {
      yield* (await opened()).scan(dataset, options, signal)
    },
    refused: async (datasetId, load, page) => (await opened()).refused(datasetId, load, page),
    firstRefused: async (loads, most) =>
      loads.length === 0 ? [] : (await opened()).firstRefused(loads, most),
    // What nobody has used yet is opened when it is needed.
    probe: async (signal) => (await engine)?.probe(signal),
    // One that could not be opened has nothing to close.
    close: async () => (await engine?.catch(() => undefined))?.close(),
  }
}
