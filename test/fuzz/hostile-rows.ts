import { limits } from '@tg-cloud/contract/limits'
import { encode } from '../row-bodies.ts'

const charsets = ['utf-8', 'utf-16le', 'utf-16be', 'cp949'] as const
const wide = Array.from({ length: 5_000 }, (_, i) => `c${i}`).join()
const endless = Buffer.alloc(limits.rowBytes + 100_000, 'a').toString()

/** What can be done to the text of rows in any format. */
export const rowDistortions: ((text: string) => string | Uint8Array)[] = [
  ...charsets.flatMap((charset) => [
    (text: string) => encode(text, charset),
    (text: string) => encode(text, charset, true),
  ]),
  (text) => `\uFEFF\uFEFF${text}`,
  (text) => encode(text, 'utf-16le').subarray(1),
  (text) => text.replaceAll('\n', '\r'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\u2028'),
  (text) => text.replaceAll('\n', '\n\n\r\n \n'),
  (text) => text.trimEnd(),
  (text) => text.replaceAll('시청', '\0'),
  (text) => text.replaceAll('시청', '\\u0000'),
  (text) => text.replaceAll('시청', '\\ud800'),
  (text) => encode(text.replaceAll('시청', '\uDC00'), 'utf-16be', true),
  (text) => text.replaceAll('시청', '"'),
  (text) => text.replaceAll('시청', '""'),
  (text) => text.replaceAll('시청', '"시\n청"'),
  (text) => text.replaceAll('시청', '"시"청'),
  (text) => text.replaceAll('시청', '"시청'),
  (text) => text.replaceAll('"', ''),
  (text) => text.replaceAll(',', '\t'),
  (text) => text.replaceAll(',', ',,'),
  (text) => text.replaceAll('day', '$row'),
  (text) => text.replaceAll('day', '__proto__'),
  (text) => text.replaceAll('day', 'stop'),
  (text) => text.replaceAll('day', ''),
  (text) => text.replaceAll('day', wide),
  (text) => text.replaceAll('day', 'x'.repeat(100_000)),
  (text) => text.replaceAll('12', '12.0'),
  (text) => text.replaceAll('12', '1e400'),
  (text) => text.replaceAll('12', '9'.repeat(10_000)),
  (text) => text.replaceAll('12', 'NaN'),
  (text) => text.replaceAll('12', '-0'),
  (text) =>
    text.replaceAll('12', '{"a":'.repeat(limits.jsonDepth + 1) + '1' + '}'.repeat(limits.jsonDepth + 1)),
  (text) => text.replaceAll('12', '['.repeat(200_000)),
  (text) => text.replaceAll('12', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  (text) => text.replaceAll('2026', '0000'),
  (text) => text.replaceAll('2026', '-271821'),
  (text) => text.replaceAll('2026-11-25', '2026-02-30'),
  (text) => text.repeat(200),
  (text) => `[${text}]`,
  (text) => `${text},`,
  (text) => `${text}\0\0\0`,
  (text) => `\x1A${text}`,
  (text) => text.replace(/^[^\n]*\n/, ''),
  (text) => `=cmd|1,${text}`,
]

/** As one line that never ends, and as many columns that nobody has named; too long to be made often. */
export const hugeRows: ((text: string) => string)[] = [
  (text) => text.replaceAll('시청', endless),
  (text) => `${text}"${endless}`,
  (text) => `${text}${','.repeat(2_000_000)}`,
  (text) => `${text}${'\n'.repeat(2_000_000)}`,
]
