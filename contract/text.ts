import { z } from 'zod'

// Control characters break logs and terminals, and PostgreSQL refuses NUL.
const noControl = '^[^\\u0000-\\u001f\\u007f]*$'
const noNul = '^[^\\u0000]*$'
const noControlOrSpace = '^[^\\s\\u0000-\\u001f\\u007f]*$'

/** `control`: characters beside text are taken, all of them, or those that can be stored. */
type TextRules = { min: number; max: number; spaces?: boolean; control?: true | 'stored'; nfc?: boolean }

/**
 * Text whose length is counted in code points, as JSON Schema and PostgreSQL count it (`String.length` counts
 * UTF-16 units). Lone surrogates are refused: they have no UTF-8 form, so they would come back changed. With `nfc` it is
 * composed first, so that what is typed on any system is found by any other, and the length is that of what is stored.
 */
export function text({ min, max, spaces = true, control, nfc = false }: TextRules) {
  const pattern =
    control === undefined ? (spaces ? noControl : noControlOrSpace) : control === 'stored' ? noNul : undefined
  const regex = pattern === undefined ? undefined : new RegExp(pattern, 'u')
  const string = nfc ? z.string().overwrite((value) => value.normalize('NFC')) : z.string()
  return string
    .superRefine((value, context) => {
      if (!value.isWellFormed()) {
        context.addIssue({ code: 'invalid_format', format: 'unicode', input: value })
        return
      }
      // Code points are never more than UTF-16 units, so an oversized text is not walked.
      const length = value.length > max * 2 ? max + 1 : codePoints(value)
      if (length < min) context.addIssue({ code: 'too_small', origin: 'string', minimum: min, input: value })
      if (length > max) context.addIssue({ code: 'too_big', origin: 'string', maximum: max, input: value })
      else if (regex && !regex.test(value))
        context.addIssue({ code: 'invalid_format', format: 'text', input: value })
    })
    .meta({ minLength: min, maxLength: max, ...(pattern === undefined ? {} : { pattern }) })
}

/** Characters as JSON Schema and PostgreSQL count them. */
export function codePoints(value: string): number {
  let count = 0
  for (const _ of value) count++
  return count
}
