import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field } from '@tg-cloud/contract/fields'
import { expect, it } from 'vitest'
import { aDataset, aLoad, chunksOf } from '../../../test/row-engine/rows.ts'
import { openDuckDb } from './open.ts'

it('lie beside rows that come from a file in SQL, as beside those that are read here', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rows-words-'))
  const engine = await openDuckDb({ dataDir })
  const [note, tags]: Field[] = [
    { name: 'note', type: 'text' },
    { name: 'tags', type: 'text', multiple: true },
  ]
  const dataset = aDataset([note!, tags!])
  await engine.create(dataset)
  const load = aLoad(dataset, 1)
  const [chunk] = chunksOf(dataset, [['The Bus', ['a bus']]])
  const sql = `SELECT i + 2 AS _row, CASE WHEN i % 2 = 0 THEN 'BUS ' || i END, [i::VARCHAR, 'the  버스'] FROM range(5000) AS r(i)`
  await engine.startLoad(load)
  await engine.writeChunk(load, { ...chunk!, received: 5_001, file: { sql, count: 5_000 } })
  await engine.finishLoad(load, 2)
  const count = (field: Field, words: string[]) => {
    const target = { kind: 'field' as const, field }
    return engine.count(dataset, { op: 'match', target, words, mode: 'phrase' })
  }
  expect(await count(note!, ['bus'])).toBe(2_501)
  expect(await count(note!, ['bus', '4998'])).toBe(1)
  expect(await count(tags!, ['the', '버스'])).toBe(5_000)
  expect(await count(tags!, ['a', 'bus'])).toBe(1)
  expect(await count(tags!, ['4999', 'the'])).toBe(0)
  await engine.close()
  await rm(dataDir, { recursive: true })
})
