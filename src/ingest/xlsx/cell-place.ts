import { limits } from '@tg-cloud/contract/limits'

const place = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/

/** `AB12` as column, from 0, and row, from 1; undefined where no sheet has it. */
export function cellPlace(text: string): { column: number; row: number } | undefined {
  const [, letters = '', digits = ''] = place.exec(text) ?? []
  if (letters === '') return undefined
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits)
  return column > limits.sheetColumnsMax || row > limits.sheetRowsMax + 1
    ? undefined
    : { column: column - 1, row }
}
