import { NumberText } from '../../values/number-text.ts'
import type { Fault } from '../source/fault.ts'
import { malformedRow } from '../source/fault.ts'
import type { NumberFormat } from './number-format.ts'
import { type DateSystem, serialTime } from './serial-time.ts'
import type { SharedTexts } from './shared-texts.ts'
import { spreadsheetText } from './spreadsheet-text.ts'

/**
 * What stands in a cell; `text` is how it is written in CSV. A `time` is local, as `serialTime` writes it; `fault` is a
 * cell that says nothing for certain.
 */
export type SheetCell =
  | { kind: 'text' | 'boolean' | 'time' | 'error'; text: string }
  | { kind: 'number'; text: string; value: number | NumberText }
  | { kind: 'fault'; text: string; fault: Fault }

/** A cell as it stands in the XML. `value` is undefined without a `v`, `inline` without an `is`. */
export type WrittenCell = {
  type: string | undefined
  style: string | undefined
  value: string | undefined
  inline: string | undefined
  hasFormula: boolean
}
type Parts = { texts: SharedTexts; formatOf(style: number): NumberFormat; dateSystem: DateSystem }

const wholeNumber = /^-?\d+$/
/** More no double is written with, and the longest is looked at. */
const numberChars = 400
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** Reads cells; undefined where nothing is there. */
export function makeCellReader({ texts, formatOf, dateSystem }: Parts) {
  return ({ type, style, value, inline, hasFormula }: WrittenCell): SheetCell | undefined => {
    if (inline !== undefined) return { kind: 'text', text: inline }
    if (value === undefined || (value === '' && type !== 'str'))
      // Programs that write formulas and do not calculate leave this to whoever opens the file.
      return hasFormula ? fault('', { field: null, code: 'not_calculated', params: {} }) : undefined
    switch (type) {
      case 's': {
        const text = /^\d{1,9}$/.test(value) ? texts.get(Number(value)) : undefined
        return text === undefined ? broken(value, 'a text that is not there') : { kind: 'text', text }
      }
      case 'str':
      case 'inlineStr':
        return { kind: 'text', text: spreadsheetText(value) }
      case 'b':
        return { kind: 'boolean', text: value === '1' || value === 'true' ? 'true' : 'false' }
      case 'e':
        return { kind: 'error', text: value }
      case 'd':
        return { kind: 'time', text: value.replace(/\.0+$/, '') }
      case undefined:
      case 'n':
        return numberCell(value.trim(), style)
      default:
        return broken(value, `a value of the unknown kind ${type.slice(0, 20)}`)
    }
  }

  function numberCell(written: string, style: string | undefined): SheetCell {
    const value = numberOf(written)
    if (value === undefined) return broken(written, 'a number that is none')
    if (style !== undefined && typeof value === 'number') {
      const form = formatOf(Number(style))(value)
      const time = form && serialTime(value, form, dateSystem)
      if (time !== undefined) return { kind: 'time', text: time }
    }
    return { kind: 'number', text: typeof value === 'number' ? String(value) : value.text, value }
  }
}

/**
 * Programs write the double that they hold with up to seventeen digits: it is taken in its shortest form. A whole number
 * with more digits than a double has was not written from one, and stays as it is.
 */
function numberOf(written: string): number | NumberText | undefined {
  if (written.length > numberChars || !number.test(written)) return undefined
  const value = Number(written)
  if (!Number.isFinite(value)) return undefined
  if (wholeNumber.test(written) && !Number.isSafeInteger(value))
    return new NumberText(written.replace(/^(-?)0+(?=\d)/, '$1'))
  return value === 0 ? 0 : value
}

const fault = (text: string, found: Fault): SheetCell => ({ kind: 'fault', text, fault: found })
const broken = (text: string, what: string) => fault(text, malformedRow(`a cell has ${what}`))
