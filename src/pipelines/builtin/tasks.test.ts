import { describe, expect, it } from 'vitest'
import { formOf } from './file-form.ts'
import { beginningOf } from './retention.ts'

describe('what a file is', () => {
  const form = (name: string, said = {}, told = {}) =>
    formOf({ name, mediaType: undefined, encoding: undefined, ...told }, said)
  it.each([
    ['in/rides.csv', 'text/csv', 'identity'],
    ['in/RIDES.CSV.GZ', 'text/csv', 'gzip'],
    ['in/a.b.ndjson.zst', 'application/x-ndjson', 'zstd'],
    ['in/rides.jsonl', 'application/x-ndjson', 'identity'],
    ['in/rides.parquet', 'application/vnd.apache.parquet', 'identity'],
    ['in/승차.XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'identity'],
  ])('%s shows in its name', (name, mediaType, encoding) => {
    expect(form(name)).toEqual({ mediaType, encoding })
  })

  it('is what the task says before all else, and what a server says after its name', () => {
    expect(form('rides.csv', { mediaType: 'application/json', encoding: 'br' })).toEqual({
      mediaType: 'application/json',
      encoding: 'br',
    })
    expect(form('https://e.com/rides', {}, { mediaType: 'text/csv', encoding: 'gzip' })).toEqual({
      mediaType: 'text/csv',
      encoding: 'gzip',
    })
    expect(() => form('rides.txt')).toThrow('say `mediaType`')
    expect(() => form('rides', {}, { mediaType: 'text/html' })).toThrow('say `mediaType`')
  })
})

describe('where the days that are kept begin', () => {
  const dataset = (type: string) =>
    ({ slug: 'd', timeField: 'at', fields: [{ name: 'at', type }] }) as unknown as Parameters<
      typeof beginningOf
    >[0]
  const at = new Date('2026-11-25T20:00:00Z')
  it.each([
    ['date', 'UTC', 7, '2026-11-18'],
    // There it is the 26th already.
    ['date', 'Asia/Seoul', 7, '2026-11-19'],
    ['timestamp', 'UTC', 7, '2026-11-18T00:00:00.000Z'],
    ['timestamp', 'Asia/Seoul', 7, '2026-11-18T15:00:00.000Z'],
    // Clocks went back in between, and the day began by the summer's.
    ['timestamp', 'America/New_York', 25, '2026-10-31T04:00:00.000Z'],
  ])('of %s in %s, %i days ago', (type, zone, days, value) => {
    expect(beginningOf(dataset(type), at, days, zone)).toEqual({ field: 'at', value })
  })

  it('needs a time field', () => {
    expect(() => beginningOf({ ...dataset('date'), timeField: null }, at, 1, 'UTC')).toThrow('no time field')
  })
})
