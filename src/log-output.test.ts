import { execFileSync } from 'node:child_process'
import { closeSync, constants, createReadStream, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeLogOutput } from './log-output.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tg-cloud-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('writes to a file at once', () => {
  const path = join(folder, 'log')
  const fd = openSync(path, 'a')
  const output = makeLogOutput({ fd, onDropped: () => {} })
  output.write('한 줄\n')
  expect(readFileSync(path, 'utf8')).toBe('한 줄\n')
  closeSync(fd)
})

it.skipIf(process.platform !== 'linux')('goes on when nothing can be written', async () => {
  const fd = openSync('/dev/full', 'w')
  const output = makeLogOutput({ fd, onDropped: () => {} })
  const failed = new Promise((resolve) => output.once('error', resolve))
  output.write('a line\n')
  expect(await failed).toMatchObject({ code: 'ENOSPC' })
  const again = new Promise((resolve) => output.once('error', resolve))
  output.write('another\n')
  expect(await again).toMatchObject({ code: 'ENOSPC' })
  closeSync(fd)
})

it('keeps what a stopped reader has not taken up to a bound, and counts what it drops', async () => {
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  // Open for both, so that there is a reader, which does not read.
  const fd = openSync(path, constants.O_RDWR)
  const dropped: number[] = []
  const output = makeLogOutput({
    fd,
    onDropped: (lines) => {
      dropped.push(lines)
      output.write('the end\n')
    },
  })
  const line = `${'x'.repeat(1_023)}\n`
  const written = 6 * 1_024
  for (let i = 0; i < written; i++) output.write(line)
  expect(dropped).toEqual([])

  const reader = createReadStream(path)
  let read = 0
  for await (const text of createInterface(reader)) {
    if (text === 'the end') break
    read++
  }
  reader.destroy()
  expect(read).toBeGreaterThanOrEqual(4 * 1_024)
  expect(dropped).toEqual([written - read])
  closeSync(fd)
})
