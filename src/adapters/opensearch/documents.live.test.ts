import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyField, rowOf } from '../../../test/row-engine/arbitraries.ts'
import { openRowIndex } from '../../../test/row-index.ts'
import { searchServers } from '../../../test/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import type { Cell } from '../../datasets/cell.ts'
import { termUnits } from './mapping.ts'

const dataset = { id: '', fields: everyField, primaryKey: [] }
/** As long as a keyword may be, and text of several terms. */
const longest = everyField.map(({ type, multiple }): Cell => {
  if (type === 'keyword') return multiple ? ['가'.repeat(termUnits), 'a'] : 'k'.repeat(termUnits * 3)
  return type === 'text' ? (multiple ? ['나 '.repeat(50_000)] : '다 '.repeat(50_000)) : null
})

describe.each(searchServers)('documents in %s', (server) => {
  it('are read back as they were written, by every type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowOf(dataset), { minLength: 200, maxLength: 200 }), async (some) => {
        const rows = [...some, longest]
        await using index = await openRowIndex(await sharedOpenSearch(server), everyField, rows)
        const plan = { fields: everyField, sort: [], rowDescending: false, limit: 1_000 }
        const found = await index.ask(async ({ search }) => {
          const pages = []
          for await (const page of search(plan)) pages.push(...page)
          return pages
        })
        expect(found).toEqual(rows.map((cells, i) => ({ row: `1-${i + 1}`, load: 1, version: 2, cells })))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })
})
