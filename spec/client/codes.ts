import type { components } from './generated/schema.ts'

type Schemas = components['schemas']
/** The literals of a union that ends in `string & {}`. */
type Known<T> = T extends string ? (string extends T ? never : T) : never

/** The problem codes known to this version of the client; a newer server may have more. */
export type ProblemCode = Known<Schemas['Problem']['code']>
/** The issue codes known to this version of the client; a newer server may have more. */
export type IssueCode = Known<Schemas['Issue']['code']>
export type Issue = Schemas['Issue']
