import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSourceFolders } from './source-folders.ts'

let root: string
let open: ReturnType<typeof makeSourceFolders>
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tg-cloud-sources-'))
  const inside = join(root, 'incoming')
  await mkdir(join(inside, '2026'), { recursive: true })
  await mkdir(join(root, 'incoming-private'))
  await writeFile(join(inside, '2026/버스.csv'), 'a\n1\n')
  await writeFile(join(root, 'secret.csv'), 'secret')
  await writeFile(join(root, 'incoming-private/secret.csv'), 'secret')
  await symlink('2026/버스.csv', join(inside, 'latest.csv'))
  await symlink('../secret.csv', join(inside, 'out.csv'))
  await symlink(root, join(inside, 'up'))
  execFileSync('mkfifo', [join(inside, 'pipe')])
  await symlink(inside, join(root, 'link'))
  open = makeSourceFolders(
    new Map([
      ['incoming', inside],
      ['linked', join(root, 'link')],
      ['gone', join(root, 'gone')],
    ]),
  )
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('a file in a folder that is listed', () => {
  it.each([
    ['incoming', '2026/버스.csv'],
    ['incoming', 'latest.csv'],
    ['incoming', '2026/../2026/버스.csv'],
    ['linked', '2026/버스.csv'],
  ])('is read: %s/%s', async (folder, path) => {
    const source = await open(folder, path)
    const pieces: Uint8Array[] = []
    for await (const piece of source.content) pieces.push(piece)
    await source.close()
    expect(Buffer.concat(pieces).toString()).toBe('a\n1\n')
    expect(source).toMatchObject({ name: `${folder}/${path}`, bytes: 4 })
  })

  it.each([
    ['incoming', '../secret.csv', 'not in its folder'],
    ['incoming', '2026/../../secret.csv', 'not in its folder'],
    ['incoming', 'out.csv', 'not in its folder'],
    ['incoming', 'up/secret.csv', 'not in its folder'],
    ['incoming', '../incoming-private/secret.csv', 'not in its folder'],
    ['incoming', '/etc/passwd', 'There is no file'],
    ['incoming', '.', 'not in its folder'],
    ['incoming', '2026', 'is no file'],
    ['incoming', 'pipe', 'is no file'],
    ['incoming', 'missing.csv', 'There is no file'],
    ['incoming', 'a\0b', 'There is no file'],
    ['gone', 'x.csv', 'cannot be read'],
    ['other', 'x.csv', 'This server has no folder other'],
  ])('is nothing else: %s/%s', async (folder, path, why) => {
    await expect(open(folder, path)).rejects.toThrow(why)
  })
})
