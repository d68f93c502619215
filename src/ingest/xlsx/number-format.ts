/** What a number stands for by its format: a day, a time of a day, both, or how long something took. */
export type TimeForm = 'date' | 'clock' | 'date-time' | 'elapsed'
/** What a number stands for; undefined: itself. */
export type NumberFormat = (value: number) => TimeForm | undefined

type Section = { condition: ((value: number) => boolean) | undefined; form: TimeForm | undefined }

const comparison = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?(?:E[+-]?\d+)?)$/i
const elapsedUnit = /^(?:h+|m+|s+)$/i
// As a number; some programs write it in the words of their language.
const general = /general|g\/\p{L}+/giu
const halfOfDay = /am\/pm|a\/p|오전\/오후|上午\/下午/gi
const fraction = /s\.0+/gi

/** Reads a format code (ECMA-376 part 1, 18.8.31): up to four sections, for different numbers. */
export function makeNumberFormat(code: string): NumberFormat {
  const sections = sectionsOf(code)
  const [first, second, third] = sections
  if (first === undefined || sections.every(({ form }) => form === undefined)) return () => undefined
  return (value) => {
    for (const section of [first, second]) if (section?.condition?.(value)) return section.form
    if (first.condition ?? second?.condition) return (third ?? second)?.form
    if (value < 0) return (second ?? first).form
    return value === 0 ? (third ?? first).form : first.form
  }
}

function sectionsOf(code: string): Section[] {
  const sections: Section[] = []
  let [shown, isElapsed]: [string, boolean] = ['', false]
  let condition: Section['condition']
  const end = () => {
    sections.push({ condition, form: formOf(shown, isElapsed) })
    shown = ''
    isElapsed = false
    condition = undefined
  }
  for (let i = 0; i < code.length; i++) {
    const character = code[i] as string
    // What follows is shown as it is, or as wide as it is, or to fill the cell.
    if (character === '\\' || character === '_' || character === '*') i++
    else if (character === '"') i = endOf(code, '"', i)
    else if (character === ';') end()
    else if (character === '[') {
      const close = endOf(code, ']', i)
      const inside = code.slice(i + 1, close)
      i = close
      if (code[close] === undefined) break
      if (elapsedUnit.test(inside)) {
        isElapsed = true
        shown += inside
      } else condition ??= conditionOf(inside)
    } else shown += character
  }
  end()
  return sections
}

function endOf(code: string, mark: string, from: number): number {
  const found = code.indexOf(mark, from + 1)
  return found < 0 ? code.length : found
}

/** Colours, languages and digits of other scripts are none. */
function conditionOf(inside: string): Section['condition'] {
  const [, sign, text] = comparison.exec(inside) ?? []
  if (sign === undefined) return undefined
  const limit = Number(text)
  return (value) => {
    if (value === limit) return sign === '=' || sign === '<=' || sign === '>='
    return sign === '<>' || sign.startsWith(value < limit ? '<' : '>')
  }
}

function formOf(shown: string, isElapsed: boolean): TimeForm | undefined {
  const plain = shown.replace(general, '')
  // A format with places for digits is one of numbers, whatever stands beside them.
  if (/[0#?]/.test(plain.replace(fraction, 's'))) return undefined
  if (isElapsed) return 'elapsed'
  const letters = plain.replace(halfOfDay, 'h')
  const hasClock = /[hs]/i.test(letters)
  // `m` beside hours and seconds are minutes.
  const hasDate = hasClock ? /[ydge]|bb/i.test(letters) || /mmm/i.test(letters) : /[ymdge]|bb/i.test(letters)
  if (hasClock) return hasDate ? 'date-time' : 'clock'
  return hasDate ? 'date' : undefined
}

const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const forms: [TimeForm, number[]][] = [
  ['date', [...span(14, 17), ...span(27, 31), ...span(34, 36), ...span(50, 58), 71, 72, 73, 74, 81]],
  ['clock', [...span(18, 21), 32, 33, 45, 47, 75, 76, 78, 80]],
  ['date-time', [22, 77]],
  ['elapsed', [46, 79]],
]
const known = new Map(forms.flatMap(([form, ids]) => ids.map((id) => [id, form] as const)))

/** Formats that have a number and no code in the file (18.8.30), those of East Asia and Thailand included. */
export const builtinFormat = (id: number): NumberFormat => {
  const form = known.get(id)
  return () => form
}
