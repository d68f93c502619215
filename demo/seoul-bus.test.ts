import { expect, it } from 'vitest'
import { seoulBusCsv } from './seoul-bus.ts'

const lines = new TextDecoder('euc-kr').decode(seoulBusCsv()).split('\r\n')

it('is CP949 with Korean headers and the habits of offices', () => {
  expect(lines[0]).toBe('일시,정류장,노선,승차 인원,하차 인원,요금 합계,환승역,비고')
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(seoulBusCsv())).toThrow('not valid')
  expect(lines[1]).toMatch(/^2024-01-01 00:00:00,서울역버스환승센터,/)
  expect(lines.some((line) => /,"1,\d{3}",/.test(line))).toBe(true)
  expect(lines.some((line) => /,-,-,-,[YN],/.test(line))).toBe(true)
  expect(lines.length - 2).toBe(31 * 24 * 5)
})

it('is the same at every run', () => {
  expect(seoulBusCsv()).toEqual(seoulBusCsv())
})
