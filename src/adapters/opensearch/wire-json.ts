/** What TypeScript does not know of yet: JSON text that stands as it is in what is written. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }
type Revive = (key: string, value: unknown, context: { source?: string }) => unknown

/** JSON in which a bigint is a whole number with all its digits. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? rawJSON(String(part)) : part))

// Too many digits to be a safe integer for certain, where a value begins; inside of text it costs time only: seven times
// as long.
const longNumber = /(?:^|[:[,])\s*-?\d{16}/
const wholeNumber = /^-?\d+$/

/**
 * What is written as a whole number beyond the safe integers comes as bigint, also a large double that was written so;
 * all other numbers come as number. Errors: SyntaxError.
 */
export function fromWire(text: string): unknown {
  if (!longNumber.test(text)) return JSON.parse(text)
  const revive: Revive = (_, value, { source }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    source !== undefined &&
    wholeNumber.test(source)
      ? BigInt(source)
      : value
  return JSON.parse(text, revive as (key: string, value: unknown) => unknown)
}
