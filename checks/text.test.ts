import { expect, it } from 'vitest'
import { textFaults } from './text.ts'

it.each<[what: string, bytes: Uint8Array, faults: string[]]>([
  ['English and Korean', Buffer.from('맑은 하늘\n'), []],
  ['an empty file', Buffer.from(''), []],
  ['a picture', Buffer.from([0x89, 0x50, 0x0d, 0x00, 0xff]), []],
  ['CP949', Buffer.from([0xb8, 0xbc, 0xc0, 0xba, 0x0a]), ['is not UTF-8']],
  ['a byte order mark', Buffer.from('\uFEFFa\n'), ['begins with a byte order mark']],
  ['CRLF', Buffer.from('a\r\nb\r\n'), ['has CR line ends']],
  ['Hangul in parts', Buffer.from('맑음\n'.normalize('NFD')), ['has decomposed characters (not NFC)']],
])('%s', (_what, bytes, faults) => {
  expect(textFaults(bytes)).toEqual(faults)
})
