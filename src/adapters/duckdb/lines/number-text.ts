import type { Field } from '@tg-cloud/contract/fields'

/**
 * SQL of a double as `numberText` writes it. The engine finds the same digits, but ends whole numbers with `.0`, and has an
 * exponent from 1e16 on and below 1e-4, of two digits at least.
 */
export function doubleText(x: string): string {
  const text = `${x}::VARCHAR`
  const [mantissa, exponent] = [`split_part(${text}, 'e', 1)`, `split_part(${text}, 'e', 2)::INTEGER`]
  const digits = `replace(${mantissa}, '.', '')`
  const whole = `rpad(${digits}, ${exponent} + 1 + (${x} < 0)::INTEGER, '0')`
  const fraction = `concat(CASE WHEN ${x} < 0 THEN '-' END, '0.', repeat('0', -1 - ${exponent}), ltrim(${digits}, '-'))`
  return `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 1e16 THEN left(${text}, -2)
    WHEN abs(${x}) >= 1e-4 AND abs(${x}) < 1e16 THEN ${text}
    WHEN abs(${x}) >= 1e21 OR abs(${x}) < 1e-6 THEN replace(${text}, 'e-0', 'e-')
    WHEN abs(${x}) >= 1e16 THEN ${whole}
    ELSE ${fraction} END`
}

/** SQL of a decimal as `decimalText` writes it: the engine has no zero before the point where no digit fits. */
export function decimalText({ precision = 38, scale = 0 }: Field, x: string): string {
  const text = `${x}::VARCHAR`
  if (scale < precision) return text
  return `CASE WHEN ${x} < 0 THEN concat('-0', substr(${text}, 2)) ELSE concat('0', ${text}) END`
}
