import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Field } from '@tg-cloud/contract/fields'
import { expect, it } from 'vitest'
import type { DatasetShape } from '../../datasets/cell.ts'
import { aDataset, aLoad, allRows, loadRows, sendRows } from '../../../test/row-engine/rows.ts'
import { openDuckDb } from './open.ts'

const [k, note, tags]: Field[] = [
  { name: 'k', type: 'keyword', required: true },
  { name: 'note', type: 'text' },
  { name: 'tags', type: 'text', multiple: true },
]
const fields = [k!, note!, tags!]

/** Takes away what layout 1 did not have. */
async function downgrade(dataDir: string): Promise<void> {
  const instance = await DuckDBInstance.create(join(dataDir, 'rows.duckdb'))
  const connection = await instance.connect()
  const columns = await connection.run(
    `SELECT table_name, column_name FROM duckdb_columns() WHERE starts_with(column_name, '_words_')`,
  )
  const found = await columns.getRows()
  expect(found).toHaveLength(6)
  for (const [table, column] of found)
    await connection.run(`ALTER TABLE ${String(table)} DROP COLUMN "${String(column)}"`)
  await connection.run('UPDATE layout SET version = 1')
  connection.closeSync()
  instance.closeSync()
}

it('gives the rows of a file of layout 1 the words that they lack', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rows-upgrade-'))
  let engine = await openDuckDb({ dataDir })
  const [plain, keyed] = [aDataset(fields), aDataset(fields, ['k'])]
  const gone = aDataset([k!])
  for (const dataset of [plain, keyed, gone]) {
    await engine.create(dataset)
    await loadRows(engine, aLoad(dataset, 1), 2, [
      ['a', '서울 Bus', ['x', 'bus stop']],
      ['b', null, null],
    ])
    // One that is not finished waits aside.
    await sendRows(engine, aLoad(dataset, 2), [['c', 'BUS', null]])
  }
  await engine.close()
  await downgrade(dataDir)

  const asked: string[] = []
  const shapeOf =
    (fault?: Error) =>
    async (id: string): Promise<DatasetShape | undefined> => {
      if (fault) throw fault
      asked.push(id)
      return [plain, keyed].find((dataset) => dataset.id === id)
    }
  await expect(openDuckDb({ dataDir, shapeOf: shapeOf(new Error('no records')) })).rejects.toThrow(
    'no records',
  )
  engine = await openDuckDb({ dataDir, shapeOf: shapeOf() })
  expect(new Set(asked)).toEqual(new Set([plain.id, keyed.id, gone.id]))
  for (const dataset of [plain, keyed]) {
    const rows = async (field: Field, words: string[]) => {
      const target = { kind: 'field' as const, field }
      const found = await allRows(engine, dataset, { op: 'match', target, words, mode: 'phrase' })
      return found.map(({ row, cells }) => [row, ...cells])
    }
    const a = ['1-1', 'a', '서울 Bus', ['x', 'bus stop']]
    expect(await rows(note!, ['서울', 'bus'])).toEqual([a])
    expect(await rows(tags!, ['bus', 'stop'])).toEqual([a])
    await engine.finishLoad(aLoad(dataset, 2), 3)
    expect((await rows(note!, ['bus'])).map(([row]) => row)).toEqual(['1-1', '2-1'])
    expect(await engine.count(dataset)).toBe(3)
  }
  await engine.close()
  // It is done once.
  engine = await openDuckDb({ dataDir, shapeOf: shapeOf(new Error('asked again')) })
  await engine.close()
  await rm(dataDir, { recursive: true })
})
