import { apiHeaders } from '../src/http/security-headers.ts'

// Headers of HTTP itself, and those that every answer has for safety.
const framing = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'transfer-encoding',
  'vary',
]

/** Headers, in lower case, that any answer may have without an operation declaring them. */
export const fixedHeaders = new Set([...framing, ...apiHeaders.map(([name]) => name.toLowerCase())])
