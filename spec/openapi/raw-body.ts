import { ref } from './components.ts'
import type { Json, Node } from './json.ts'
import { isBinary } from './media.ts'

/** The body of an operation that takes a stream: each of its media types, with its example. */
export const rawBodyOf = (examples: Readonly<Record<string, string>>): Node => ({
  description:
    'Read as it comes, never held whole: send the bytes of a file as they are, compressed or not (`Content-Encoding`).',
  required: true,
  content: Object.fromEntries(Object.entries(examples).map(([type, text]) => [type, mediaOf(type, text)])),
})

function mediaOf(type: string, text: string): Node {
  if (type === 'application/json')
    return { schema: ref('schemas', 'Rows'), example: JSON.parse(text) as Json }
  return { schema: { type: 'string', ...(isBinary(type) ? { format: 'binary' } : {}) }, example: text }
}

/** Rows in JSON: the data set, not the contract, says what is in them. */
export const rows = {
  type: 'array',
  description: 'Rows, each with its values by the names of their fields',
  items: { type: 'object', additionalProperties: true },
}
