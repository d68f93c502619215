import { expect, it } from 'vitest'
import { tableColumn } from '../../../test/table-column.ts'
import { makeCellXml } from './cell-xml.ts'

const cell = makeCellXml(tableColumn('at', 'timestamp'), 'A', 'UTC')
const written = (text: string) => cell(BigInt(Date.parse(text)) * 1_000n)

it.for([
  '1900-03-01T00:00:00.001Z',
  '1999-12-31T23:59:59.999Z',
  '2079-06-06T23:59:59.999Z',
  '2100-12-31T23:59:59.999Z',
  '4637-11-27T11:11:11.111Z',
  '9999-12-31T23:59:59.999Z',
])('%s is a number that is no earlier, nor a millisecond later', (text) => {
  const day = Number(/<v>(.*)<\/v>/.exec(written(text))?.[1])
  const ms = (day - 25_569) * 86_400_000 - Date.parse(text)
  expect(ms).toBeGreaterThanOrEqual(0)
  expect(ms).toBeLessThan(1)
})

it.for(['0001-01-01T00:00:00.001Z', '1699-12-31T23:59:59.999Z', '1900-02-28T23:59:59.999Z'])(
  '%s, which spreadsheets count otherwise, is text',
  (text) => expect(written(text)).toContain(text),
)
