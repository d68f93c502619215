import type { z } from 'zod'
import type { Json } from './json.ts'

/** Whether bodies of a media type are bytes rather than text. */
export const isBinary = (type: string): boolean => !/^text\/|json|yaml|xml/.test(type)

/** The first example a schema names. Errors: it names none. */
export function exampleOf(schema: z.ZodType): Json {
  const { id, examples } = schema.meta() ?? {}
  if (!Array.isArray(examples) || examples.length === 0)
    throw new Error(`${id ?? 'A schema without an id'} has no example: give it .meta({ examples })`)
  return examples[0] as Json
}
