import type { Cell } from '../../values/cell.ts'

/**
 * Reads a value that is written in the commonest form of its type, straight from the UTF-16 units of a text and in a
 * fraction of the time; undefined for anything else, which the reader of the field decides. Both say the same.
 */
export type QuickRead = (text: string, units: Uint16Array, from: number, to: number) => Cell | undefined
