import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DemoFault } from './fault.ts'

const root = join(import.meta.dirname, '..')
type Given = { url: string; slugs: string[]; username: string; password: string; signal: AbortSignal }

/**
 * Writes demo/datasets.ts, by which the questions of the tour are typed, with the client's command from what the server
 * says now. It is part of the sources: a data set that has changed shows as a change of it. Answers the command.
 */
export async function writeTypes({ url, slugs, username, password, signal }: Given): Promise<string> {
  const datasets = slugs.flatMap((slug) => ['--dataset', slug])
  const command = ['spec/client/dist/bin.js', 'types', '--url', url, ...datasets, '--out', 'demo/datasets.ts']
  await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { PATH: process.env['PATH'], TG_CLOUD_USERNAME: username, TG_CLOUD_PASSWORD: password },
    signal,
  }).catch(({ stderr, message }: { stderr?: string; message: string }) => {
    throw new DemoFault(`The types of the data sets could not be written: ${stderr || message}`)
  })
  return `node ${command.join(' ')}`
}
