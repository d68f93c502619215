#!/usr/bin/env node
/// <reference types="node" />
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Client, createClient, isProblem } from './index.ts'
import { typeText } from './type-text.ts'

const usage = `Writes the TypeScript types of data sets, for client.datasets.of<...>(...):

  tg-cloud-client types --url http://localhost:8000 --dataset flights [--dataset ...] --out src/datasets.ts
  tg-cloud-client types ... --check     fails when the file is not what the server says now

Who asks: an API key in TG_CLOUD_API_KEY, or TG_CLOUD_USERNAME and TG_CLOUD_PASSWORD.`

/** 0: written, or as it should be; 1: it is not, or the server did not answer; 2: the command is wrong. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      dataset: { type: 'string', multiple: true },
      out: { type: 'string' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const { url, dataset: slugs = [], out, check, help } = values
  if (help) {
    console.log(usage)
    return 0
  }
  if (positionals.join() !== 'types' || url === undefined || out === undefined || slugs.length === 0) {
    console.error(usage)
    return 2
  }
  const client = await logIn(url)
  const datasets = []
  for (const slug of slugs) datasets.push(await client.datasets.get({ path: { slug } }))
  const text = typeText(datasets)
  if (!check) {
    await writeFile(out, text)
    console.log(`${out}: ${slugs.join(', ')}`)
    return 0
  }
  const there = await readFile(out, 'utf8').catch(() => undefined)
  if (there === text) return 0
  console.error(`${out} is not what the server says now: run the same command without --check`)
  return 1
}

async function logIn(baseUrl: string): Promise<Client> {
  const { TG_CLOUD_API_KEY: key, TG_CLOUD_USERNAME: username, TG_CLOUD_PASSWORD: password } = process.env
  if (key !== undefined) return createClient({ baseUrl, auth: { kind: 'bearer', token: key } })
  const client = createClient({ baseUrl })
  if (username !== undefined && password !== undefined)
    await client.auth.login({ body: { username, password } })
  return client
}

try {
  process.exitCode = await main()
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  console.error(isProblem(error) ? `${error.title}: ${error.detail}` : (error as Error).message)
  process.exitCode = isUsage ? 2 : 1
}
