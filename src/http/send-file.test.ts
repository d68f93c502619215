import { expect, it } from 'vitest'
import { dispositionOf } from './disposition.ts'
import { partOf } from './send-file.ts'

const file = { bytes: 100, etag: '"abc"' }

it.each([
  ['bytes=0-9', { from: 0, to: 10 }],
  ['bytes=90-', { from: 90, to: 100 }],
  ['bytes=90-1000', { from: 90, to: 100 }],
  ['bytes=-10', { from: 90, to: 100 }],
  ['bytes=-1000', { from: 0, to: 100 }],
  ['BYTES=5-5', { from: 5, to: 6 }],
  // All of it: several parts, other units, what is no range.
  ['bytes=0-1,5-6', undefined],
  ['rows=0-1', undefined],
  ['bytes=9-5', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['', undefined],
])('Range %j', (range, part) => {
  expect(partOf({ range }, file)).toEqual(part)
})

it.each(['bytes=100-', 'bytes=1000-1001', 'bytes=-0'])('there is no part %s', (range) => {
  expect(() => partOf({ range }, file)).toThrow(
    expect.objectContaining({ code: 'range_not_satisfiable', length: 100 }),
  )
})

it('If-Range of another file is answered with all of it', () => {
  expect(partOf({ range: 'bytes=1-', 'if-range': '"abc"' }, file)).toEqual({ from: 1, to: 100 })
  expect(partOf({ range: 'bytes=1-', 'if-range': '"abd"' }, file)).toBeUndefined()
  expect(partOf({ range: 'bytes=1-', 'if-range': 'W/"abc"' }, file)).toBeUndefined()
  expect(partOf({ range: 'bytes=1-', 'if-range': 'Wed, 25 Nov 2026 00:00:00 GMT' }, file)).toBeUndefined()
})

it('names of files survive in any language', () => {
  expect(dispositionOf("서울 '버스' (1).csv", 'seoul-beoseu.csv')).toBe(
    `attachment; filename="seoul-beoseu.csv"; filename*=UTF-8''%EC%84%9C%EC%9A%B8%20%27%EB%B2%84%EC%8A%A4%27%20%281%29.csv`,
  )
})
