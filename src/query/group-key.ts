import type { Field, FieldType } from '@tg-cloud/contract/fields'
import type { Scalar } from '../datasets/cell.ts'
import type { PlaceValue } from './place.ts'
import type { GroupKey } from './ports.ts'

/** The least and the greatest value of the field among the rows; undefined when there is none. */
export type Extent = { min: Scalar; max: Scalar } | undefined
type Distribute<T> = T extends unknown ? Omit<T, 'descending' | 'skipNulls'> : never
/** Which buckets there are is known once the extent of the field is. */
export type OpenKey = {
  key: Distribute<GroupKey>
  /** As it stands in the answer, of the value or the number of a bucket. */
  shown(value: Scalar): unknown
  /** The same as a cell of a table. */
  cell(value: Scalar): Scalar
  /** What a cursor holds of it, which does not depend on what rows there are, and back. */
  toPlace(value: Scalar): PlaceValue
  ofPlace(place: PlaceValue): Scalar
  /** Whether there is such a group; there is unless named. */
  has?: (value: Scalar) => boolean
  /** Buckets that are groups also without rows. */
  fill?: { from: number; to: number } | undefined
}
export type CompiledKey = {
  name: string
  type: FieldType
  scale: number | undefined
  field: Field
  skipNulls: boolean
  /** Of time: an earlier bucket can be told apart from a later one. */
  isTime: boolean
  /** Of local times: whose clocks show them. */
  timeZone: string | undefined
  needsExtent: boolean
  open(extent: Extent): OpenKey
}
export type KeyPart = Pick<CompiledKey, 'type' | 'open'> &
  Partial<Pick<CompiledKey, 'needsExtent' | 'isTime' | 'timeZone' | 'scale'>>

/** Reads a value of the question as one of the field; undefined with an issue when it is none. */
export type ReadBound = (value: string | number | undefined, at: string) => Scalar | undefined
