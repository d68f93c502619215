// Writes what derives from the contract; with --check it only compares: node -C tg-source spec/generate.ts [--check]
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { messagesCatalogue } from './generate/messages.ts'
import { operationsTable } from './generate/operations.ts'
import { typesOf } from './generate/types.ts'
import { buildOpenApi } from './openapi.ts'

const repository = join(import.meta.dirname, '..')
const generated = 'spec/client/generated'
const mark = 'Generated from contract/ by `make spec`: do not edit.'

/** Path and content of every derived file. */
export async function derivedFiles(): Promise<Map<string, string>> {
  const document = await buildOpenApi()
  const yaml = stringify(document, {
    // Readers of YAML 1.1 would take a bare time for a date: this quotes what they would change.
    version: '1.1',
    lineWidth: 0,
    blockQuote: 'literal',
    aliasDuplicateObjects: false,
  })
  const source = (text: string) => `// ${mark}\n${text}`
  return new Map([
    ['openapi.yaml', `# ${mark}\n${yaml}`],
    [`${generated}/schema.ts`, source(await typesOf(document))],
    [`${generated}/operations.ts`, source(operationsTable())],
    [`${generated}/messages.ts`, source(messagesCatalogue())],
    // The client must not depend on the contract package, so it carries a copy of what both use.
    [`${generated}/fill.ts`, source(await readFile(join(repository, 'contract/messages.ts'), 'utf8'))],
  ])
}

const present = (root: string, path: string) => readFile(join(root, path), 'utf8').catch(() => undefined)

/** What under `root` is not as the contract says, a line each. */
export async function differences(root: string, files: Map<string, string>): Promise<string[]> {
  const lines: string[] = []
  for (const [path, content] of files) {
    const found = await present(root, path)
    if (found === undefined) lines.push(`${path} is missing`)
    else if (found !== content) lines.push(`${path} is not what the contract says`)
  }
  for (const name of await readdir(join(root, generated)).catch(() => [])) {
    if (!files.has(`${generated}/${name}`)) lines.push(`${generated}/${name} is derived from nothing`)
  }
  return lines
}

/** Writes what differs, and answers the paths. */
export async function write(root: string, files: Map<string, string>): Promise<string[]> {
  const written: string[] = []
  for (const [path, content] of files) {
    if ((await present(root, path)) === content) continue
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
    written.push(path)
  }
  return written
}

async function main(check: boolean): Promise<number> {
  const files = await derivedFiles()
  if (!check) {
    for (const path of await write(repository, files)) console.log(`spec: wrote ${path}`)
    return 0
  }
  const lines = await differences(repository, files)
  for (const line of lines) console.error(`spec: ${line}`)
  if (lines.length > 0) console.error('spec: make spec writes them anew')
  return lines.length > 0 ? 1 : 0
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'))
