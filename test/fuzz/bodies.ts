import { gzipSync } from 'node:zlib'
import { limits } from '@tg-cloud/contract/limits'
import fc from 'fast-check'
import type { z } from 'zod'
import { brokenUtf8, hostileTexts } from './hostile.ts'
import { valuesOf } from './values.ts'

export type Body = { type: string | undefined; content: string | Uint8Array; encoding?: string }

const usualTypes = ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']
export const oddTypes = [
  'application/merge-patch+json',
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=euc-kr',
  'application/json; charset=utf-16',
  'application/json; charset=',
  'application/json, text/plain',
  'application/jsonp',
  ';',
  '',
  undefined,
]

/** Bodies for a schema: most are JSON of a valid or nearly valid value, some are hostile bytes, some are missing. */
export function bodiesOf(schema: z.ZodType): fc.Arbitrary<Body | undefined> {
  const { valid, near } = valuesOf(schema)
  const text = valid.map((value) => JSON.stringify(value) ?? '')
  const type = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom<string | undefined>(...usualTypes) },
    { weight: 1, arbitrary: fc.constantFrom(...oddTypes) },
  )
  const content = fc.oneof(
    { weight: 8, arbitrary: text },
    { weight: 8, arbitrary: near.map((value) => JSON.stringify(value) ?? '') },
    {
      weight: 2,
      arbitrary: fc.tuple(text, fc.constantFrom(...distortions)).map(([t, distort]) => distort(t)),
    },
    { weight: 1, arbitrary: fc.constantFrom<string | Uint8Array>(...brokenUtf8, ...hostileTexts) },
  )
  const plain = fc.record({ type, content })
  const zipped = fc
    .record({ content, encoding: fc.constantFrom('gzip', 'deflate', 'br', 'identity', 'x', 'gzip, gzip') })
    .chain(({ content: raw, encoding }) =>
      fc
        .constantFrom<string | Uint8Array>(raw, gzipSync(raw), bomb)
        .map((bytes): Body => ({ type: usualTypes[0], content: bytes, encoding })),
    )
  return fc.oneof(
    { weight: 30, arbitrary: plain },
    { weight: 1, arbitrary: zipped },
    { weight: 2, arbitrary: fc.constant(undefined) },
  )
}

export const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))

/** What can be done to the text of a JSON object. */
const distortions: ((text: string) => string | Uint8Array)[] = [
  (text) => `\uFEFF${text}`,
  (text) => text.slice(0, -1),
  (text) => `${text}${text}`,
  (text) => `[${text}]`,
  (text) => text.replace(/^\{("[^"]*"):/, '{$1:null,$1:'),
  (text) => text.replace(/\}$/, ',"a":1}'),
  (text) => text.replace(/:("[^"]*"|\d+)/, ':1e309'),
  (text) => text.replace(/:("[^"]*"|\d+)/, ':-0'),
  (text) => text.replace(/:("[^"]*"|\d+)/, ':NaN'),
  (text) => text.replace(/:("[^"]*"|\d+)/, ':"\\ud800"'),
  (text) => text.replace(/:("[^"]*"|\d+)/, `:"${'\\u0000'.repeat(20)}"`),
  (text) => text.replace(/:("[^"]*"|\d+)/, `:${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
  (text) => text.replace(/\}$/, ',"__proto__":{"level":"ADMIN"},"constructor":{"prototype":{"x":1}}}'),
  (text) => text.replace(/:("[^"]*")/, `:"${'a'.repeat(1_000_000)}"`),
  (text) => text.padEnd(limits.jsonBodyBytes - Buffer.byteLength(text) + text.length),
  (text) => text.padEnd(limits.jsonBodyBytes - Buffer.byteLength(text) + text.length + 1),
  (text) => text.replaceAll('"', "'"),
  (text) => `${text}\0`,
  (text) => `/* x */${text}`,
  () => '['.repeat(200_000),
  () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  () => `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join()}}`,
  (text) => Buffer.from(text, 'utf16le'),
]
