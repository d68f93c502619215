import type { Comparison, SystemField } from '@tg-cloud/contract/filter'
import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from './cell.ts'

/** What a condition is about: a field of the data set or one of ours. Values of ours: `$version` number, others string. */
export type FilterTarget = { kind: 'field'; field: Field } | { kind: 'system'; name: SystemField }

/** A filter whose fields are known and whose values have the type of their field: what engines compile. */
export type ResolvedFilter =
  | { op: 'and' | 'or'; filters: ResolvedFilter[] }
  | { op: 'not'; filter: ResolvedFilter }
  | { op: Comparison; target: FilterTarget; value: Scalar }
  | { op: 'in'; target: FilterTarget; values: Scalar[] }
  | { op: 'between'; target: FilterTarget; from: Scalar; to: Scalar }
  | { op: 'exists'; target: FilterTarget }
  | { op: 'prefix'; target: FilterTarget; value: string }
