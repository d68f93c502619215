import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { zipOf } from '../../../test/xlsx.ts'
import { openArchive } from './zip-archive.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Reads parts of an archive, one after the other. */
async function read(bytes: Buffer, ...names: string[]): Promise<number[]> {
  const path = join(folder, 'archive')
  await writeFile(path, bytes)
  const archive = await openArchive({ path, bytes: bytes.length })
  try {
    const sizes: number[] = []
    for (const name of names) sizes.push((await buffer(archive.read(name))).length)
    return sizes
  } finally {
    archive.close()
  }
}
/** Where the directory of an archive tells of its only part. */
const entryIn = (zip: Buffer) => zip.readUInt32LE(zip.length - 6)
const some = 'x'.repeat(100_000)

it('reads parts by their names in lower case', async () => {
  expect(
    await read(
      await zipOf([
        ['A/b.XML', some],
        ['c', ''],
      ]),
      'a/b.xml',
      'c',
    ),
  ).toEqual([100_000, 0])
})

it('what expands without end is stopped on the way, also when each part does so a little', async () => {
  const blank = ' '.repeat(40_000_000)
  const zip = await zipOf([
    ['a', blank],
    ['b', blank],
  ])
  expect(await read(zip, 'a')).toEqual([40_000_000])
  await expect(read(zip, 'a', 'b')).rejects.toMatchObject({
    code: 'body_too_large',
    message: 'The file expands to more than 200 times its size',
  })
})

it.each<[what: string, change: (zip: Buffer, entry: number) => void, said: string]>([
  ['is longer than it says', (zip, entry) => zip.writeUInt32LE(10, entry + 24), 'damaged'],
  ['is shorter than it says', (zip, entry) => zip.writeUInt32LE(100_001, entry + 24), 'damaged'],
  ['has another check sum', (zip, entry) => zip.writeUInt32LE(1, entry + 16), 'damaged'],
  ['is packed in a way nobody knows', (zip, entry) => zip.writeUInt16LE(99, entry + 10), 'damaged'],
  ['lies elsewhere', (zip, entry) => zip.writeUInt32LE(5, entry + 42), 'damaged'],
  ['lies behind the end', (zip, entry) => zip.writeUInt32LE(0xffff_fff0, entry + 42), 'damaged'],
  ['is encrypted', (zip, entry) => zip.writeUInt16LE(9, entry + 8), 'encrypted'],
  ['is the only one of many', (zip) => zip.writeUInt16LE(60_000, zip.length - 12), 'damaged'],
])('a part that %s is refused', async (_what, change, said) => {
  const zip = await zipOf([['a', some]])
  change(zip, entryIn(zip))
  await expect(read(zip, 'a')).rejects.toMatchObject({
    code: 'body_malformed',
    message: expect.stringContaining(said),
  })
})

it('a file that is cut off anywhere is refused', async () => {
  const zip = await zipOf([
    ['a', 'x'],
    ['b', 'y'],
  ])
  for (let length = 0; length < zip.length; length++)
    await expect(read(zip.subarray(0, length), 'a', 'b')).rejects.toMatchObject({ code: 'body_malformed' })
})
