import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { exportFilesSuite, originalsSuite } from '../../../test/files/suite.ts'
import { makeExportFiles } from './export-files.ts'
import { makeOriginals } from './originals.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('files of exports in a folder', () => {
  exportFilesSuite((name) => makeExportFiles(join(folder, name)))
})
describe('originals in a folder', () => {
  originalsSuite(() => makeOriginals(join(folder, 'originals')))
})
