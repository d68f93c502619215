import type {
  Dataset,
  DatasetCreate,
  DatasetItem,
  DatasetSort,
  DatasetUpdate,
} from '@tg-cloud/contract/datasets'
import type { Position } from '../paging/page.ts'

export type { Dataset, DatasetCreate, DatasetUpdate }

/** A data set as it is stored; what a caller may do with it is told apart. */
export type DatasetRecord = Omit<Dataset, 'allowed'>

/** The same in a list. */
export type DatasetSummary = Omit<DatasetItem, 'allowed'>

export type NewDataset = Pick<
  DatasetRecord,
  | 'id'
  | 'name'
  | 'description'
  | 'tags'
  | 'fields'
  | 'timeField'
  | 'primaryKey'
  | 'visibility'
  | 'keepOriginals'
> & {
  /** A number follows it where it is taken. */
  slug: string
  ownerId: string
} & Members &
  /** Of an index that is already there. */
  Partial<Pick<DatasetRecord, 'source' | 'rows'>>

/** Nobody is in both. */
export type Members = { readers: string[]; writers: string[] }

/** What changes; members that are left out stay. */
export type DatasetChange = Partial<
  Pick<DatasetRecord, 'name' | 'description' | 'tags' | 'timeField' | 'visibility' | 'keepOriginals'> & {
    ownerId: string
    members: Members
  }
>

/** What a list asks of the store: whose eyes it is for, filters, order, and the last item of the page before. */
export type DatasetListing = {
  /** Only what this user may read; undefined: everything. */
  readableBy: string | undefined
  q?: string | undefined
  tag?: string | undefined
  sort: DatasetSort
  limit: number
  after?: Position | undefined
}

/** The value a listing is ordered by; with the id it is the position of a data set in the list. */
export function sortValueOf(dataset: DatasetSummary, sort: DatasetSort): string {
  const key = sort.startsWith('-') ? sort.slice(1) : sort
  return dataset[key as 'name' | 'createdAt' | 'updatedAt']
}
