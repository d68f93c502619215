import type { Completeness } from '@tg-cloud/contract/completeness'
import { exact } from '@tg-cloud/contract/completeness'
import type { TextStore } from '../src/cache/text-store.ts'
import type { DatasetRecord } from '../src/datasets/dataset.ts'
import type { Answer } from '../src/query/answers.ts'
import type { QuestionEngine, RowView } from '../src/query/ports.ts'
import { aRecord } from './dataset-record.ts'

/** A data set whose rows are a number, and what its records say. */
export const aDataset = (more: Partial<DatasetRecord> = {}): DatasetRecord =>
  aRecord({ slug: 'numbers', fields: [{ name: 'n', type: 'int' }], ...more })

export type Counted = Answer & { rows: number }
/** Answers how many rows there are. */
export const count = async (view: RowView, completeness: Completeness = exact): Promise<Counted> => ({
  rows: await view.count(undefined),
  completeness,
})

/** What an engine with these rows has to say; `pause` comes before each look and after it. */
export function anEngine(pause: () => Promise<unknown> = async () => undefined) {
  const rows = { count: 0, revision: 0, version: 0 }
  let asked = 0
  let fault: Error | undefined
  const engine: Pick<QuestionEngine, 'ask' | 'revision'> = {
    async revision() {
      await pause()
      if (fault) throw fault
      const { revision } = rows
      await pause()
      return revision
    },
    async ask(_dataset, work, signal) {
      asked++
      await pause()
      if (fault) throw fault
      const moment = { ...rows }
      const view = { ...moment, count: async () => moment.count } as unknown as RowView
      const answer = await work(view)
      await pause()
      signal.throwIfAborted()
      return answer
    },
  }
  return {
    engine,
    rows,
    asked: () => asked,
    /** From now on every call fails with it. */
    fail(error: Error | undefined) {
      fault = error
    },
    /** One change of rows, as engines acknowledge it. */
    commit(version: number) {
      rows.count++
      rows.revision++
      rows.version = Math.max(rows.version, version)
    },
  }
}

/** Texts that several processes share; `pause` comes before each use and after it. */
export function sharedTexts(pause: () => Promise<unknown> = async () => undefined) {
  const texts = new Map<string, string>()
  const store: TextStore = {
    async get(key) {
      await pause()
      const text = texts.get(key)
      await pause()
      return text
    },
    async set(key, text) {
      await pause()
      texts.set(key, text)
    },
  }
  return { store, texts }
}
