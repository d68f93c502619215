import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { searchServers, startOpenSearch } from './open-search.ts'
import { sharedOpenSearch } from './shared-open-search.ts'
import { until } from './until.ts'

type Nodes = { nodes: Record<string, { version: string }> }

it.each(searchServers)('%s is started by who asks first, and is what it is called', async (version) => {
  const [url, again] = await Promise.all([sharedOpenSearch(version), sharedOpenSearch(version)])
  expect(again).toBe(url)
  const answer = await fetch(`${url}/_nodes?filter_path=nodes.*.version`)
  const { nodes } = (await answer.json()) as Nodes
  expect(Object.values(nodes).map((node) => node.version)).toEqual([version.replace('elasticsearch-', '')])
  expect(answer.headers.get('x-elastic-product')).toBe(version.startsWith('elastic') ? 'Elasticsearch' : null)
})

it('one of its own is killed and started again with its rows, at the address it had', async () => {
  await using node = await startOpenSearch('3.9.0', { 'node.name': 'own' })
  const send = async (method: string, path: string, body?: object) =>
    (
      await fetch(`${node.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    ).json() as Promise<Record<string, unknown>>
  expect(await send('GET', '/')).toMatchObject({ name: 'own' })
  await send('PUT', '/kept', { settings: { number_of_replicas: 0 } })
  await send('PUT', '/kept/_doc/1', { a: 1 })
  await node.kill()
  await expect(fetch(node.url)).rejects.toThrow('fetch failed')
  await node.startAgain()
  await until(async () => (await send('GET', '/kept/_doc/1'))['found'] === true)
})

it('a node ends with the process that started it, also when that one is killed', async () => {
  const starter = join(import.meta.dirname, 'open-search.ts')
  const program = `const { startOpenSearch } = await import('${starter}')
    const node = await startOpenSearch('3.9.0')
    console.log(JSON.stringify({ pid: node.pid(), folder: node.folder }))`
  const child = spawn(
    process.execPath,
    ['--conditions=tg-source', '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { pid, folder } = JSON.parse(String(line)) as { pid: number; folder: string }
  expect(existsSync(`/proc/${pid}`)).toBe(true)
  child.kill('SIGKILL')
  await until(() => !existsSync(`/proc/${pid}`), 30_000)
  rmSync(folder, { recursive: true })
})
