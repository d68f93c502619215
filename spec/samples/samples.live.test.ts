import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { sampleObjects } from '../../test/samples/objects.ts'
import { startApp, type StartedApp } from '../../test/start-app.ts'
import { languages } from './code-samples.ts'
import { type Sample, samples } from './table.ts'
import { fill } from './template.ts'

const run = promisify(execFile)
const repository = join(import.meta.dirname, '../..')
const runners = join(repository, 'test/samples')
const services = join(repository, '.services')
type Variables = Record<string, string>

/** The file that each language's sample is pasted into, and what runs a folder of them. */
const programs: Record<keyof typeof languages, { file: string; runner: [string, ...string[]] }> = {
  Shell: { file: 'sample.sh', runner: ['sh', join(runners, 'run-all.sh')] },
  TypeScript: {
    file: 'sample.ts',
    runner: [process.execPath, '--conditions=tg-source', join(runners, 'run-all.ts')],
  },
  Python: {
    file: 'sample.py',
    runner: [join(services, 'python/bin/python'), join(runners, 'run_all.py')],
  },
  Java: {
    file: 'Sample.java',
    runner: [
      'java',
      '-XX:TieredStopAtLevel=1',
      '-Dfile.encoding=UTF-8',
      '--add-opens=java.base/java.util=ALL-UNNAMED',
      join(runners, 'RunAll.java'),
    ],
  },
}

// What each language must not trip over; with the variable it is a template.
const hostile = `O'Brien "$HOME" \`id\` \${x} \\ \\n 100% %s {x} {{y}} """ 김`
const creation = samples().find(({ id }) => id === 'users.create')!
const creations = [hostile, `${hostile} {{USER_ID}}`].map((name, i): Sample => {
  const body = { username: `o'brien-"${i}"`, name, password: '구름-위의-산책-7' }
  return { ...creation, body }
})
const load = samples().find(({ id }) => id === 'ingests.load')!
const hostileLoad: Sample = {
  ...load,
  raw: { type: 'application/x-ndjson', text: `${JSON.stringify({ day: '2026-11-25', stop: hostile })}\n` },
}
// A link is good for a minute, and the user that the sample of the login names must be there before.
const early = ['exports.linkedFile', 'users.create']
const link = samples().find(({ id }) => id === 'exports.linkedFile')!
const rows = [creation, ...creations, link, hostileLoad, ...samples().filter(({ id }) => !early.includes(id))]

it.each(Object.keys(programs) as (keyof typeof programs)[])(
  '%s: every sample is answered as it should be',
  async (language) => {
    await using app = await startApp({ jobs: true })
    const variablesOf = await sampleObjects(app)
    const variables = rows.map(({ id }) => variablesOf(id))
    const folder = await write(language, variables)
    const seen = record(app.server)
    const [command, ...parameters] = programs[language].runner
    const options = { cwd: join(folder, '..'), maxBuffer: 64 * 1024 * 1024 }
    const { stderr } = await run(command, [...parameters, folder], options)
    expect(stderr).toBe('')
    expect(seen).toEqual(rows.map((row, i) => requestOf(row, variables[i]!)))
    const names = await namesOf(app)
    expect(names).toContain(hostile)
    expect(names).toContain(`${hostile} ${variables[2]!['USER_ID']}`)
    const path = { slug: variables[rows.indexOf(hostileLoad)]!['DATASET_SLUG']! }
    const { items } = await app.client.ingests.listOfDataset({ path })
    const sent = createHash('sha256').update(hostileLoad.raw!.text).digest('hex')
    expect(items.map(({ sha256 }) => sha256)).toContain(sent)
  },
)

it('the TypeScript samples compile in strict mode', async () => {
  const folder = await write(
    'TypeScript',
    rows.map(() => ({})),
  )
  const configuration = { extends: '../../../tsconfig.json', include: ['**/*.ts'], exclude: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
  const compiler = join(repository, 'node_modules/typescript-7/bin/tsc')
  const check = async () => {
    const { stdout } = await run(process.execPath, [compiler, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    )
    return stdout
  }
  expect(await check()).toBe('')
  await writeFile(join(folder, 'planted.ts'), languages.TypeScript.write({ ...creation, body: { nam: '' } }))
  expect(await check()).toContain("'nam' does not exist")
})

/** One folder for each row, with the sample and its variables; answers the folder that holds them all. */
async function write(language: keyof typeof programs, variables: Variables[]): Promise<string> {
  const root = join(services, 'samples', language)
  await rm(root, { recursive: true, force: true })
  await Promise.all(
    rows.map(async (row, i) => {
      const folder = join(root, `${String(i).padStart(3, '0')}-${row.id}`)
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, programs[language].file), languages[language].write(row))
      const lines = Object.entries(variables[i]!).map(([name, value]) => `${name}=${value}`)
      await writeFile(join(folder, 'env'), lines.join('\n'))
    }),
  )
  return root
}

/** What the server answers from now on, a line each. */
function record(server: Server): string[] {
  const seen: string[] = []
  server.on('request', (request, response) =>
    response.on('finish', () => seen.push(`${request.method} ${request.url} ${response.statusCode}`)),
  )
  return seen
}

function requestOf({ method, path, query, status }: Sample, variables: Variables): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const filled = fill(
    path,
    (text) => text,
    (name) => variables[name]!,
  )
  return `${method} ${filled}${search.size > 0 ? `?${search}` : ''} ${status}`
}

async function namesOf(app: StartedApp): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of app.client.users.list({ query: { limit: 100 } })) names.push(name)
  return names
}
