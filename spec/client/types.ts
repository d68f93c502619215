import type { components, operations } from './generated/schema.ts'

/** Every schema of the contract by name: `Schemas['User']`. */
export type Schemas = components['schemas']
/** `users.list` and so on. */
export type OperationId = keyof operations

export type CallOptions = { signal?: AbortSignal | undefined }

/** Bytes as they are; text goes out as UTF-8. Streams (the last two) are never held whole, and are sent only once. */
export type RawBody =
  | string
  | Blob
  | ArrayBuffer
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>

/** How far a load is, by its receipt. */
export type Progress = Pick<Schemas['Ingest'], 'bytes' | 'received' | 'quarantined' | 'state'>
export type UploadOptions = CallOptions & {
  /** Answers as soon as the bytes are safe, with a receipt that is still `loading`; `ingests.get` tells the rest. */
  respondAsync?: boolean | undefined
  /** Called about once a second while the rows load. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** The answer of a call: a promise of its body, or of its body and response; lists can be walked. */
export type Call<T> = Promise<T> & {
  /** The body, and the response for its status and headers. */
  withResponse(): Promise<{ data: T; response: Response }>
} & (T extends { items: readonly (infer Item)[]; nextCursor: string | null }
    ? /** Every item of this page and all that follow. */ AsyncIterable<Item>
    : unknown)

type Simplify<T> = { [K in keyof T]: T[K] } & {}
/** `K` with the type `T`, optional where `T` may be undefined, absent where it may be nothing else. */
type Field<K extends string, T> = [Exclude<T, undefined>] extends [never]
  ? unknown
  : undefined extends T
    ? { [P in K]?: Exclude<T, undefined> }
    : { [P in K]: T }
type Parameters<O> = O extends { parameters: infer P } ? P : never
type Part<O, K extends string> =
  Parameters<O> extends { [P in K]?: infer T } ? Optional<Parameters<O>, K, T> : never
type Optional<P, K extends string, T> = P extends { [Q in K]: unknown } ? T : T | undefined
type Json<C> = C extends { content: { 'application/json': infer B } } ? B : never
type Body<O> = O extends { requestBody: infer B }
  ? Json<B>
  : O extends { requestBody?: infer B }
    ? Json<Exclude<B, undefined>> | undefined
    : never

type HeaderName<O> = keyof NonNullable<Part<O, 'header'>>
/** Bodies that are sent as they are, and no others, may be compressed. */
type IsRaw<O> = 'Content-Encoding' extends HeaderName<O> ? true : false
type Plain<H> = H extends object ? Omit<H, 'Content-Encoding'> : H
type Sent<O> =
  IsRaw<O> extends true
    ? {
        /** What the bytes are. */
        contentType: O extends { requestBody: { content: infer C } } ? keyof C : never
        /** What they are compressed with, if they are. */
        contentEncoding?: Encoding<Part<O, 'header'>> | undefined
        body: RawBody
      }
    : Field<'body', Body<O>>
type Encoding<H> = H extends { 'Content-Encoding'?: infer E } ? E : never

/** What a call takes: `path`, `query`, `headers` and `body`, as far as the operation has them. */
export type Input<Id extends OperationId> = InputOf<operations[Id]>
export type InputOf<O> = Simplify<
  Field<'path', Part<O, 'path'>> &
    Field<'query', Part<O, 'query'>> &
    Field<'headers', Plain<Part<O, 'header'>>> &
    Sent<O>
>
/** What else a call takes. */
export type Options<Id extends OperationId> = OptionsOf<operations[Id]>
export type OptionsOf<O> =
  IsRaw<O> extends true
    ? 'Idempotency-Key' extends HeaderName<O>
      ? UploadOptions
      : CallOptions
    : CallOptions

type Success<R> = R[keyof R & (200 | 201 | 202)]
type Content<S> = S extends { content: infer C }
  ? C extends Record<string, never>
    ? undefined
    : C extends { 'text/event-stream': unknown }
      ? ReadableStream<Uint8Array>
      : C[keyof C]
  : undefined
/** The body of the success answer of an operation; undefined when it has none. */
export type Output<Id extends OperationId> = OutputOf<operations[Id]>
export type OutputOf<O> = O extends { responses: infer R }
  ? [Success<R>] extends [{ content?: never }]
    ? undefined
    : Content<Success<R>>
  : never

export type Method<Id extends OperationId> =
  Partial<Input<Id>> extends Input<Id>
    ? (input?: Input<Id>, options?: Options<Id>) => Call<Output<Id>>
    : (input: Input<Id>, options?: Options<Id>) => Call<Output<Id>>

type Tag = OperationId extends infer Id ? (Id extends `${infer T}.${string}` ? T : never) : never
/** Every operation as a method: `methods.users.list`. */
export type Methods = {
  [T in Tag]: { [Id in OperationId as Id extends `${T}.${infer Name}` ? Name : never]: Method<Id> }
}
