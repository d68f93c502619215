import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contractVersion } from '@tg-cloud/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { derivedFiles, differences, write } from './generate.ts'

const generated = 'spec/client/generated'
let folder: string
let files: Map<string, string>
beforeAll(async () => {
  files = await derivedFiles()
  folder = mkdtempSync(join(tmpdir(), 'tg-cloud-spec-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what is derived from the contract', () => {
  it('is compared file by file, and written where it differs', async () => {
    await write(folder, files)
    expect(await differences(folder, files)).toEqual([])
    appendFileSync(join(folder, 'openapi.yaml'), '\n')
    rmSync(join(folder, generated, 'fill.ts'))
    writeFileSync(join(folder, generated, 'stray.ts'), '')
    expect(await differences(folder, files)).toEqual([
      'openapi.yaml is not what the contract says',
      `${generated}/fill.ts is missing`,
      `${generated}/stray.ts is derived from nothing`,
    ])
    expect(await write(folder, files)).toEqual(['openapi.yaml', `${generated}/fill.ts`])
    expect(await differences(folder, files)).toEqual([`${generated}/stray.ts is derived from nothing`])
  })

  it('says that it is not to be edited', () => {
    for (const [path, content] of files)
      expect([path, content.split('\n')[0]]).toEqual([path, expect.stringContaining('do not edit')])
  })
})

it('the packages have the version of the contract', () => {
  const versions = ['contract', 'spec/client'].map(
    (folder) => (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version,
  )
  expect(versions).toEqual([contractVersion, contractVersion])
})

it('the linter finds what is planted', () => {
  const planted = join(folder, 'planted.yaml')
  const yaml = files.get('openapi.yaml') as string
  writeFileSync(
    planted,
    yaml
      .replace('summary: List users', '')
      .replace('#/components/schemas/UserPage', '#/components/schemas/Gone'),
  )
  const { status, stdout } = spawnSync('sh', ['spec/lint.sh', planted], { encoding: 'utf8' })
  expect(stdout).toContain('operation-summary')
  expect(stdout).toContain('no-unresolved-refs')
  expect(status).toBe(1)
}, 60_000)
