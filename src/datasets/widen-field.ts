import type { SchemaChange } from '@tg-cloud/contract/dataset-schema'
import type { Field, FieldType } from '@tg-cloud/contract/fields'
import type { Issue } from '@tg-cloud/contract/problem'

/** What is wrong with a change: in which part of it, and what to do instead. */
export class Fault {
  readonly part: string
  readonly code: Issue['code']
  readonly params: Issue['params']
  /** A sentence for people. */
  readonly reason: string
  constructor(part: string, code: Issue['code'], reason: string, params: Issue['params'] = {}) {
    this.part = part
    this.code = code
    this.params = params
    this.reason = reason
  }
}

type Widening = Omit<Extract<SchemaChange, { op: 'widen' }>, 'op' | 'name'>
const sizes = ['precision', 'scale', 'resolution'] as const

/** Digits before the point that every value of the type fits into. */
const wholeDigits: Partial<Record<FieldType, number>> = { int: 16, int64: 19 }

/** The field with a type that holds every value it may have, unchanged; or why it is none. */
export function widenField(field: Field, to: Widening): Field | Fault {
  const wrong = sizeFault(to)
  if (wrong) return wrong
  if (to.type === 'decimal') return toDecimal(field, to.precision ?? 0, to.scale ?? 0)
  if (to.type === 'timestamp' && field.type === 'timestamp') return toTimestamp(field, to.resolution ?? 'ms')
  if (to.type === field.type) return field
  const fits =
    (field.type === 'int' && to.type === 'int64') || (field.type === 'keyword' && to.type === 'text')
  return fits ? { ...field, type: to.type } : notWider(field, to.type)
}

function sizeFault({ type, ...size }: Widening): Fault | undefined {
  const has = type === 'decimal' ? ['precision', 'scale'] : type === 'timestamp' ? ['resolution'] : []
  for (const part of sizes) {
    if (size[part] !== undefined && !has.includes(part))
      return new Fault(part, 'not_allowed', `leave ${part} out: ${type} has none`)
    if (size[part] === undefined && type === 'decimal' && has.includes(part))
      return new Fault(part, 'required', `name the ${part} of the decimal`)
  }
  const { precision = 0, scale = 0 } = size
  if (scale > precision)
    return new Fault('scale', 'too_large', 'scale is part of precision', { maximum: precision })
  return undefined
}

function toDecimal(field: Field, precision: number, scale: number): Field | Fault {
  const isDecimal = field.type === 'decimal'
  const least = isDecimal ? (field.scale ?? 0) : 0
  const whole = isDecimal ? (field.precision ?? 0) - least : wholeDigits[field.type]
  if (whole === undefined) return notWider(field, 'decimal')
  const tooSmall = (part: 'precision' | 'scale', minimum: number) =>
    new Fault(part, 'too_small', `give it a ${part} of ${minimum} or more`, { minimum })
  if (scale < least) return tooSmall('scale', least)
  if (precision - scale < whole) return tooSmall('precision', whole + scale)
  const isSame = isDecimal && precision === field.precision && scale === field.scale
  return isSame ? field : { ...field, type: 'decimal', precision, scale }
}

function toTimestamp(field: Field, resolution: 'ms' | 'us'): Field | Fault {
  if (resolution === (field.resolution ?? 'ms')) return field
  return resolution === 'us'
    ? { ...field, resolution }
    : new Fault('resolution', 'not_allowed', 'microseconds would be lost: leave it as it is')
}

const notWider = ({ type }: Field, to: FieldType) =>
  new Fault(
    'type',
    'not_allowed',
    `not every ${type} is a ${to}: add a field of type ${to}, or make a new data set, and load the rows again`,
  )
