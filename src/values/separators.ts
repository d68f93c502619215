import { notANumber, type Refusal } from './refusal.ts'

export type Separators = { thousandsSeparator?: string | undefined; decimalSeparator?: string | undefined }

const escaped = (separator: string) => (separator === '.' ? '\\.' : separator)

/**
 * Takes the separators of a number out, so that it is written as JSON writes it. A thousands separator stands before
 * every third digit or nowhere.
 */
export function makeUnseparate({ thousandsSeparator: thousands, decimalSeparator: point = '.' }: Separators) {
  const grouped =
    thousands && new RegExp(`^-?\\d{1,3}(?:${escaped(thousands)}\\d{3})+(?:${escaped(point)}\\d+)?$`)
  return (text: string): string | Refusal => {
    let plain = text
    if (grouped && text.includes(thousands)) {
      if (!grouped.test(text)) return notANumber
      plain = text.replaceAll(thousands, '')
    }
    if (point === '.') return plain
    return plain.includes('.') ? notANumber : plain.replace(point, '.')
  }
}
