import type { Scalar } from '../../datasets/cell.ts'
import type { Condition } from './condition.ts'
import type { Take } from './read-vectors.ts'

/** How rows are given the i-th key of their group, as `_k<i>`. */
export type KeySql = {
  /** Columns beside those of the row, for what follows; for lists a row for each of its elements. */
  beside?: Condition
  /** Follows the rows, which are called `_r`. */
  join?: Condition
  /** The key, from the columns of `_r` and of the join. */
  key: Condition
  /** Which rows are in a group. */
  where: string
  /** The key as it is answered. */
  shown: string
  take: Take
  /** A key of an answer as one of the engine. */
  place(value: Scalar): Condition
}
