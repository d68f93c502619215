import type { Field } from '@tg-cloud/contract/fields'
import type { Cell, GeoPoint, Scalar } from '../../datasets/cell.ts'
import { toJsonText } from '../../values/print.ts'
import { beside, formOf, isMicros, isSourceOnly, isWide, limbBits, limbCount } from './field-form.ts'
import { piecesOf } from './text-pieces.ts'
import { wideText } from './wide-decimal.ts'
import { listWordsText, wordsText } from './words-text.ts'

/** What a cell that is not null adds to a document: `,"name":…` and what stands beside it. */
export type CellText = (cell: Exclude<Cell, null>) => string

/** Made once for each field: all rows that are loaded are written by it. */
export function cellTextOf(field: Field): CellText {
  const own = jsonName(field.name)
  const parts = [naturalText(field), ...(field.multiple ? listTexts(field) : valueTexts(field))]
  const [natural, second, third] = parts
  if (natural === undefined || parts.length > 3) throw new Error('A field has one to three texts')
  if (second === undefined) return (cell) => own + natural(cell)
  if (third === undefined) return (cell) => own + natural(cell) + second(cell)
  return (cell) => own + natural(cell) + second(cell) + third(cell)
}

const jsonName = (name: string) => `,${JSON.stringify(name)}:`

/** The value as `_source` keeps it: as a search answers it, with the sign of zero where the server does not look at it. */
function naturalText(field: Field): CellText {
  switch (field.type) {
    case 'json':
    case 'keyword':
    case 'text':
      return JSON.stringify
    case 'double':
      if (!field.multiple) return (cell) => `${cell as number}`
      return (cell) => `[${(cell as number[]).map(signedText).join()}]`
    case 'geo_point':
      if (!field.multiple) return (cell) => pointText(cell as GeoPoint)
      return (cell) => `[${(cell as GeoPoint[]).map(pointText).join()}]`
    case 'int':
    case 'int64':
    case 'decimal':
    case 'boolean':
    case 'timestamp':
    case 'date':
      return (cell) => toJsonText(field, cell)
  }
}
/** `-0` alone would be read as the whole number 0. */
const signedText = (value: number) => (Object.is(value, -0) ? '-0.0' : String(value))
const pointText = ({ lat, lon }: GeoPoint) => `{"lat":${signedText(lat)},"lon":${signedText(lon)}}`

/** Beside a single value. */
function valueTexts(field: Field): CellText[] {
  const { name, type } = field
  if (type === 'text') {
    const [words, pieces] = [jsonName(beside.words(name)), jsonName(beside.pieces(name))]
    return [
      (cell) => {
        const joined = wordsText(cell as string)
        return joined === undefined ? '' : words + JSON.stringify(joined)
      },
      (cell) => piecesText(pieces, [cell as string]),
    ]
  }
  if (type === 'geo_point') {
    const [lat, lon] = [jsonName(beside.latitude(name)), jsonName(beside.longitude(name))]
    // Without the sign of zero, which `String` leaves out.
    return [(cell) => `${lat}${(cell as GeoPoint).lat}${lon}${(cell as GeoPoint).lon}`]
  }
  const texts: CellText[] = []
  const form = formOf(field)
  if (form && form.path !== name) {
    const [path, print] = [jsonName(form.path), printOf(field)]
    texts.push((cell) => path + print(cell as Scalar))
  }
  if (limbCount(field) > 0) texts.push(limbTexts(field))
  return texts
}

/** Beside a list: its different elements. */
function listTexts(field: Field): CellText[] {
  const { name, type } = field
  if (type === 'text') {
    const [words, pieces] = [jsonName(beside.words(name)), jsonName(beside.pieces(name))]
    return [
      (cell) => {
        const joined = listWordsText(cell as string[])
        return joined === undefined ? '' : words + JSON.stringify(joined)
      },
      (cell) => piecesText(pieces, cell as string[]),
    ]
  }
  if (type === 'geo_point') {
    const path = jsonName(beside.points(name))
    return [(cell) => `${path}[${[...new Set((cell as GeoPoint[]).map(pointTerm))].join()}]`]
  }
  if (!isSourceOnly(field)) return []
  const form = formOf(field)
  if (form === undefined) return []
  const [path, print] = [jsonName(form.path), printOf(field)]
  return [(cell) => `${path}[${[...new Set((cell as Scalar[]).map(print))].join()}]`]
}

/** A point as one term. */
const pointTerm = ({ lat, lon }: GeoPoint) => `"${lat},${lon}"`

function piecesText(path: string, texts: readonly string[]): string {
  const pieces = texts.flatMap(piecesOf)
  return pieces.length === 0 ? '' : path + JSON.stringify(pieces)
}

/** A value beside its field: equal values have one text. */
function printOf(field: Field): (value: Scalar) => string {
  const { type, precision = 38 } = field
  if (isWide(field)) return (value) => `"${wideText(value as bigint, precision)}"`
  // Digits, and doubles without the sign of zero.
  if (type === 'decimal' || type === 'int' || type === 'int64' || type === 'double' || isMicros(field))
    return String
  return (value) => toJsonText({ ...field, multiple: false }, value)
}

const limbSize = 2n ** BigInt(limbBits)
const limbMask = limbSize - 1n
/** Of values that are too large for one limb; those that are zero are left out. */
function limbTexts(field: Field): CellText {
  const paths = Array.from({ length: limbCount(field) }, (_, i) => jsonName(beside.limb(field.name, i)))
  const double = isWide(field) ? jsonName(beside.double(field.name)) : undefined
  const scale = field.scale ?? 0
  return (cell) => {
    const small = typeof cell === 'number' && Math.abs(cell) < Number(limbSize)
    if (small) return ''
    const value = BigInt(cell as number | bigint)
    let rest = value < 0n ? -value : value
    let text = double === undefined ? '' : `${double}${value}e-${scale}`
    if (rest < limbSize && double === undefined) return text
    for (let i = 0; rest > 0n; i++, rest >>= BigInt(limbBits)) {
      const limb = rest & limbMask
      if (limb !== 0n) text += `${paths[i]}${value < 0n ? -limb : limb}`
    }
    return text
  }
}
