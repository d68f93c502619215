import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { loadTask, startPipelines } from '../../test/pipelines.ts'
import { itIsARunner } from '../../test/runner-suite.ts'
import { fetchTask, rows, startFiles } from '../../test/slow-files.ts'

let files: Awaited<ReturnType<typeof startFiles>>
let its: Awaited<ReturnType<typeof startPipelines>>
beforeAll(async () => {
  files = await startFiles()
  its = await startPipelines({ environment: { JOB_PRIVATE_HOSTS: files.host, JOB_CONCURRENCY: '8' } })
  await writeFile(join(its.folder, 'here.ndjson'), rows(5))
})
afterAll(async () => {
  await its[Symbol.asyncDispose]()
  await files[Symbol.asyncDispose]()
})

describe('the built-in runner', () =>
  itIsARunner({ severalTasks: false, progress: true }, () => ({
    its,
    succeeds: async () => loadTask(await its.dataset(), 'here.ndjson'),
    fails: async () => loadTask(await its.dataset(), 'not-here.ndjson'),
    lasts: async () => fetchTask(await its.dataset(), `${files.url}/slow/20/100000`),
  })))
