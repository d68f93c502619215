import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { questionsSuite } from '../../query/conformance.ts'
import { openDuckDb } from './open.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

questionsSuite(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'questions-'))
  folders.push(dataDir)
  return openDuckDb({ dataDir })
})
