import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aDataset, aLoad, sendRows } from '../../../test/row-engine/rows.ts'
import { openDuckDb } from './open.ts'

it('scans loads of every size in the order of `$row`, each row once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rows-scan-'))
  const engine = await openDuckDb({ dataDir })
  const dataset = aDataset([{ name: 'n', type: 'int' }])
  await engine.create(dataset)
  // What a scan looks at at once is 122,880 rows.
  const sizes = [3, 0, 122_877, 1, 122_880, 245_760, 245_761, 2, 0, 5]
  for (const [i, size] of sizes.entries()) {
    const load = aLoad(dataset, i + 1)
    const body = Array.from({ length: size }, (_, k) => (k % 7 === 3 ? ('refused' as const) : [k + 1]))
    await sendRows(engine, load, body, 61_440)
    await engine.finishLoad(load, i + 2)
  }
  const expected = sizes.flatMap((size, i) =>
    Array.from({ length: size }, (_, k) => k)
      .filter((k) => k % 7 !== 3)
      .map((k) => `${i + 1}-${k + 1}`),
  )
  const found: string[] = []
  for await (const page of engine.scan(dataset, { fields: ['n'] }))
    for (const { row, cells } of page) if (row.endsWith(`-${cells[0] as number}`)) found.push(row)
  expect(found.length).toBe(expected.length)
  expect(found.findIndex((row, i) => row !== expected[i])).toBe(-1)
  await engine.close()
  await rm(dataDir, { recursive: true })
})
