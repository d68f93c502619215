import { z } from 'zod'
import { limits } from './limits.ts'

/** A whole number in a query string: digits only, so `1e1`, `0x10` and an empty value are refused. */
export const wholeNumber = (value: unknown) =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value

export const limitOf = (usual: number, maximum: number) =>
  z.preprocess(wholeNumber, z.int().min(1).max(maximum).default(usual))

export const Limit = limitOf(limits.pageSizeDefault, limits.pageSizeMax).describe(
  'How many items a page holds at most',
)

export const Cursor = z
  .string()
  .min(1)
  .max(limits.cursorChars)
  .describe('`nextCursor` of the page before; bound to the caller and to the other parameters')

export const pageQuery = { limit: Limit, cursor: Cursor.optional() }

export const pageOf = <T extends z.ZodType>(item: T) => ({
  items: z.array(item),
  nextCursor: z
    .string()
    .nullable()
    .describe('Send it as `cursor` to get the next page; null on the last page'),
})
