import type { Field } from '@tg-cloud/contract/fields'
import { booleanFromJson, makeBooleanFromText } from './boolean.ts'
import type { Scalar } from './cell.ts'
import { compileDatePattern } from './date-pattern.ts'
import { makeDate } from './date.ts'
import { makeDecimal } from './decimal.ts'
import { doubleFromJson, doubleFromText } from './double.ts'
import { geoPointFromJson, geoPointFromText } from './geo-point.ts'
import { intFromJson, intFromText } from './int.ts'
import { int64FromJson, int64FromText } from './int64.ts'
import { jsonFromJson, jsonFromText } from './json.ts'
import { localTimeIn } from './local-time.ts'
import type { Refusal } from './refusal.ts'
import { keywordFromJson, keywordFromText, textFromJson, textFromText } from './text.ts'
import { makeTimestamp } from './timestamp.ts'

/** Reads single values of a type, exactly. */
export type ValueReader = {
  fromText(text: string): Scalar | Refusal
  /** A parsed value, not null; numbers that a double does not hold as NumberText. */
  fromJson(value: unknown): Scalar | Refusal
  /** How many times took the zone that the rules name. */
  zoned?(): number
}

/** What makes a reader of a field: its type, and the rules that change what a text says. */
export type ValueType = Pick<Field, 'type' | 'precision' | 'scale' | 'resolution'>
export type ValueRules = {
  pattern?: string | undefined
  trueWords?: readonly string[] | undefined
  falseWords?: readonly string[] | undefined
  sourceTimeZone?: string | undefined
}

/** Errors: RangeError for a pattern or a zone that the contract refuses. */
export function makeValueReader(field: ValueType, rules: ValueRules = {}): ValueReader {
  const { pattern, sourceTimeZone } = rules
  const form = pattern === undefined ? undefined : { read: compileDatePattern(pattern), name: pattern }
  switch (field.type) {
    case 'keyword':
      return { fromText: keywordFromText, fromJson: keywordFromJson }
    case 'text':
      return { fromText: textFromText, fromJson: textFromJson }
    case 'int':
      return { fromText: intFromText, fromJson: intFromJson }
    case 'int64':
      return { fromText: int64FromText, fromJson: int64FromJson }
    case 'double':
      return { fromText: doubleFromText, fromJson: doubleFromJson }
    case 'decimal':
      return makeDecimal(field.precision ?? 0, field.scale ?? 0)
    case 'boolean':
      return { fromText: makeBooleanFromText(rules), fromJson: booleanFromJson }
    case 'timestamp':
      return makeTimestamp({
        resolution: field.resolution ?? 'ms',
        form,
        zone:
          sourceTimeZone === undefined
            ? undefined
            : { name: sourceTimeZone, offsetOf: localTimeIn(sourceTimeZone) },
      })
    case 'date':
      return makeDate(form)
    case 'geo_point':
      return { fromText: geoPointFromText, fromJson: geoPointFromJson }
    case 'json':
      return { fromText: jsonFromText, fromJson: jsonFromJson }
  }
}
