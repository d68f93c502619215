import type { Cursors, CursorScope } from './cursor.ts'

export type PageQuery = { limit: number; cursor?: string | undefined }
export type Page<T> = { items: T[]; nextCursor: string | null }
/** Where a page begins: the value that the list is ordered by, and the id that makes it unique. */
export type Position = { value: string; id: string }

type Reading<T> = {
  page: PageQuery
  cursors: Cursors
  scope: CursorScope
  /** Reads at most `limit` items that follow `after`. */
  read: (limit: number, after: Position | undefined) => Promise<T[]>
  positionOf: (item: T) => Position
}

/** One page of a keyset list. Errors: cursor_invalid, cursor_mismatch. */
export async function readPage<T>({ page, cursors, scope, read, positionOf }: Reading<T>): Promise<Page<T>> {
  const [value, id] = page.cursor === undefined ? [] : cursors.decode(scope, page.cursor)
  // One more than asked for tells whether there is a next page.
  const found = await read(
    page.limit + 1,
    value !== undefined && id !== undefined ? { value, id } : undefined,
  )
  const items = found.slice(0, page.limit)
  const last = items.at(-1)
  const encodePosition = (position: Position) => cursors.encode(scope, [position.value, position.id])
  const more = found.length > page.limit && last !== undefined
  return { items, nextCursor: more ? encodePosition(positionOf(last)) : null }
}
