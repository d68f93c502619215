import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import { stringify } from 'yaml'
import { buildOpenApi } from '../../spec/openapi.ts'

/** The document as it is, or as it may grow: every user has one field more, and there is one level more. */
export type Edition = 'published' | 'grown'

const services = join(import.meta.dirname, '../../.services')
const folderOf = (language: string, edition: Edition) => join(services, 'clients', edition, language)
// Short runs: the compiler's second stage would cost more than it gives.
const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dfile.encoding=UTF-8']
const libraries = join(services, 'java/lib/*')

/** The smoke program of each client: a command, its parameters, and what its environment needs. */
export const programs = {
  java: (edition: Edition) => ({
    command: 'java',
    parameters: [...quick, '-cp', `${join(folderOf('java', edition), 'classes')}:${libraries}`, 'Smoke'],
    environment: {},
  }),
  python: (edition: Edition) => ({
    command: join(services, 'python/bin/python'),
    parameters: [join(import.meta.dirname, 'python/smoke.py')],
    environment: { PYTHONPATH: folderOf('python', edition) },
  }),
  typescript: () => ({
    command: process.execPath,
    parameters: ['--conditions=tg-source', join(import.meta.dirname, 'smoke.ts')],
    environment: {},
  }),
}

const smokeInJava = join(import.meta.dirname, 'java/Smoke.java')

/** Generates the client with the generator's own defaults and compiles it, unless that is done. Answers its classes. */
export async function makeJavaClient(edition: Edition): Promise<string[]> {
  const folder = await once('java', edition, async (folder, document) => {
    const sources = join(folder, 'src')
    await run('java', [
      ...quick,
      '-jar',
      join(services, 'java/openapi-generator-cli.jar'),
      'generate',
      `--input-spec=${document}`,
      `--output=${sources}`,
      '--generator-name=java',
      '--library=native',
      '--additional-properties=apiPackage=tg.cloud.api,modelPackage=tg.cloud.model,invokerPackage=tg.cloud',
      '--global-property=models,apis,supportingFiles,modelTests=false,apiTests=false,modelDocs=false,apiDocs=false',
    ])
    const files = globSync('src/main/**/*.java', { cwd: sources }).map((file) => join(sources, file))
    const options = ['-J-XX:TieredStopAtLevel=1', '-nowarn', '-proc:none', '-encoding', 'UTF-8']
    await run('javac', [...options, '-cp', libraries, '-d', join(folder, 'classes'), smokeInJava, ...files])
  })
  return globSync('**/*.class', { cwd: join(folder, 'classes') })
}

/** The same in Python; what the generator warns of fails, but for bodies it has no words for. Answers its modules. */
export async function makePythonClient(edition: Edition): Promise<string[]> {
  const folder = await once('python', edition, async (folder, document) => {
    const { stderr } = await run(join(services, 'python/bin/openapi-python-client'), [
      'generate',
      '--meta=none',
      `--path=${document}`,
      `--output-path=${join(folder, 'tg_cloud')}`,
      `--config=${join(import.meta.dirname, 'python/generator.yaml')}`,
    ])
    const warnings = [...stderr.matchAll(/^(?:WARNING|ERROR).*\n\n.*/gm)].map(([text]) => text).sort()
    if (JSON.stringify(warnings) !== JSON.stringify(leftOut().sort()))
      throw new Error(`The generator of Python warns of other things than it should:\n${stderr}`)
  })
  return globSync('**/*.py', { cwd: folder })
}

/**
 * Of a body that is a stream it writes JSON alone. Told to take text and bytes too, it would write code that fails when
 * it is run, whatever it is given.
 */
const leftOut = () =>
  operationsOf(contract).flatMap(({ tag, route: { method, path }, metadata: { rawBody = {} } }) =>
    Object.keys(rawBody)
      .filter((type) => type !== 'application/json')
      .map((type) => {
        const place = `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')} within ${tag}.`
        const known = type === 'application/x-ndjson' ? 'text/plain' : type
        return `WARNING parsing ${place}\n\nUnsupported content type ${known}`
      }),
  )

const run = (command: string, parameters: string[]) =>
  promisify(execFile)(command, parameters, { maxBuffer: 64 * 1024 * 1024 })

// Generating takes far longer than using: it is done again when the document, the tools or this file changed.
async function once(
  language: string,
  edition: Edition,
  make: (folder: string, document: string) => Promise<void>,
) {
  const folder = folderOf(language, edition)
  const document = await documentOf(edition)
  const tools = await readFile(join(services, language, 'made-from'))
  const hash = createHash('sha256').update(document).update(tools)
  for (const file of [import.meta.filename, smokeInJava]) hash.update(await readFile(file))
  const madeFrom = hash.digest('hex')
  const stamp = join(folder, 'made-from')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === madeFrom) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'openapi.yaml'), document)
  await make(folder, join(folder, 'openapi.yaml'))
  await writeFile(stamp, madeFrom)
  return folder
}

type Schema = { properties: Record<string, object>; required: string[]; 'x-extensible-enum': string[] }
async function documentOf(edition: Edition): Promise<string> {
  const document = await buildOpenApi()
  if (edition === 'grown') {
    const { User, UserLevel } = document.components.schemas as unknown as { User: Schema; UserLevel: Schema }
    User.properties['plantedField'] = { type: 'string' }
    User.required.push('plantedField')
    UserLevel['x-extensible-enum'].push('AUDITOR')
  }
  return stringify(document, { aliasDuplicateObjects: false })
}
