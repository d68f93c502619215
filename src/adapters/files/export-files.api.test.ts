import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeExportFiles } from './export-files.ts'

const program = join(import.meta.dirname, '../../../test/full-export-disk.ts')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exports-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('a file is there when it is whole, and is read in parts', async () => {
  const files = makeExportFiles(join(folder, 'parts'))
  expect(await files.keys()).toEqual([])
  const writer = await files.create('a.1')
  await writer.write(Buffer.from('서울 '))
  await writer.write(Buffer.from('버스'))
  expect(await files.read('a.1', { from: 0, to: 3 })).toBeUndefined()
  expect(await files.keys()).toEqual(['a.1'])
  await writer.finish()
  const part = async (from: number, to: number) =>
    (await buffer((await files.read('a.1', { from, to }))!)).toString()
  expect([await part(0, 13), await part(0, 3), await part(7, 13)]).toEqual(['서울 버스', '서', '버스'])
  await files.remove('a.1')
  await files.remove('a.1')
  expect(await files.read('a.1', { from: 0, to: 1 })).toBeUndefined()
})

it('nothing is left of one that is not finished', async () => {
  const files = makeExportFiles(join(folder, 'left'))
  const writer = await files.create('b.1')
  await writer.write(Buffer.from('x'))
  await writer.discard()
  expect(await files.keys()).toEqual([])
  const crashed = await files.create('b.2')
  await crashed.write(Buffer.from('x'))
  // As a crash leaves it.
  expect(await files.keys()).toEqual(['b.2'])
  await files.remove('b.2')
  expect(await files.keys()).toEqual([])
  await crashed.discard()
})

it("a folder that cannot be is the disk's fault", async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(makeExportFiles(join(folder, 'file')).create('a')).rejects.toMatchObject({
    code: 'unavailable',
  })
})

it('a disk that is full is told, and what was written goes', async () => {
  const place = join(folder, 'full')
  // In blocks of 512 bytes.
  const command = `ulimit -S -f 2000; exec "$0" --conditions=tg-source "$1" "$2"`
  const child = spawn('sh', ['-c', command, process.execPath, program, place])
  const said = JSON.parse(await text(child.stdout)) as object
  expect(said).toEqual({ blocks: expect.any(Number), code: 'export_storage_full', keys: ['small'] })
  expect(await readdir(place)).toEqual(['small', 'unfinished'])
})
