/** Decimals of many digits as text of one width, in the order of their values. */
export function wideText(unscaled: bigint, precision: number): string {
  return (unscaled + 10n ** BigInt(precision)).toString().padStart(precision + 1, '0')
}
export const wideOf = (text: string, precision: number): bigint => BigInt(text) - 10n ** BigInt(precision)
