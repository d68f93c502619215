/** Names of the indices of a data set, by its id and their generation. */
export function makeNames(prefix: string) {
  const rowsOf = (id: string) => `${prefix}-d-${hex(id)}`
  const refusedOf = (id: string) => `${prefix}-q-${hex(id)}`
  return {
    prefix,
    /** For people: always the rows as they are now, those that are in no answer yet or any more among them. */
    alias: rowsOf,
    rows: (id: string, generation: number) => `${rowsOf(id)}-${generation}`,
    refused: (id: string, generation: number) => `${refusedOf(id)}-${generation}`,
    /** All that a data set may have. */
    allOf: (id: string) => [`${rowsOf(id)}-*`, `${refusedOf(id)}-*`],
    /** Where the cluster notes what it is. */
    place: `${prefix}-place`,
  }
}
export type Names = ReturnType<typeof makeNames>

/** What is written goes by an alias that only our own index has: a write makes no index where that is gone. */
export const writeAlias = (index: string) => `${index}-w`

/** Only an id becomes part of a name. */
function hex(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('Not the id of a data set')
  return id.replaceAll('-', '')
}
