import type { RowEngineName } from '@tg-cloud/contract/rebuilds'
import type { Arrivals } from '../datasets/arrivals.ts'
import type { DatasetShape } from '../datasets/cell.ts'
import type { RebuildEngine } from '../datasets/rebuild-rows.ts'
import type { RowEngine } from '../datasets/row-engine.ts'
import type { QuestionEngine } from '../query/ports.ts'

export type WholeEngine = RowEngine & QuestionEngine & { rebuilds: RebuildEngine; arrivals: Arrivals }

/** Two engines beside each other, the rows of each data set in one of them. */
export type Engines = {
  /** Where new data sets go. */
  main: RowEngineName
  beside: RowEngineName
  at(name: RowEngineName): WholeEngine
  homeOf(dataset: Pick<DatasetShape, 'id' | 'source'>): Promise<RowEngineName>
  /** Whoever asks for the rows is led there from now on; undefined: to where the records say. */
  lead(datasetId: string, to: RowEngineName | undefined): void
}
