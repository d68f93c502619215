import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { rowEngineSuite } from '../../../test/row-engine/suite.ts'
import { openDuckDb } from './open.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

rowEngineSuite('duckdb', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rows-'))
  folders.push(dataDir)
  return openDuckDb({ dataDir })
})
