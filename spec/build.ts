// Compiles what is published, where its sources changed: node -C tg-source spec/build.ts [contract] [client]
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { glob, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const folders = { contract: 'contract', client: 'spec/client' }
type Name = keyof typeof folders

/** Brings a package's `dist` up to date, and for the client its tarball; answers what was made. */
export async function build(name: Name): Promise<string | undefined> {
  const folder = join(root, folders[name])
  const dist = join(folder, 'dist')
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const tarball = name === 'client' ? join(dist, `tg-cloud-client-${manifest.version}.tgz`) : undefined
  const inputs = await digestOf(inputsOf(folder))
  const mark = join(dist, '.inputs')
  const built = await readFile(mark, 'utf8').catch(() => undefined)
  if (built === inputs && (tarball === undefined || existsSync(tarball))) return undefined

  const begun = Date.now()
  await run(process.execPath, [compiler, '-p', join(folder, 'tsconfig.build.json')], { cwd: root }).catch(
    ({ stdout, message }: { stdout?: string; message: string }) => {
      throw new Error(`${folders[name]} does not compile:\n${stdout || message}`)
    },
  )
  // The compiler writes all it makes; what it left alone comes from a source that is gone.
  for await (const file of glob('**/*.{js,ts,map,tgz}', { cwd: dist })) {
    const path = join(dist, file)
    if (path !== tarball && (await stat(path)).mtimeMs < begun - 1_000) await rm(path, { force: true })
  }
  if (tarball !== undefined) await pack(folder, tarball)
  await writeFile(mark, inputs)
  return `${folders[name]}/dist in ${Date.now() - begun} ms`
}

/** Written aside and renamed, so that a server never sends half a package. */
async function pack(folder: string, tarball: string): Promise<void> {
  const aside = await mkdtemp(join(folder, 'dist/.pack-'))
  try {
    await run('npm', ['pack', '--silent', '--pack-destination', aside], { cwd: folder })
    await rename(join(aside, basename(tarball)), tarball)
  } finally {
    await rm(aside, { recursive: true })
  }
}

function inputsOf(folder: string): string[] {
  const sources = globSync(['*.ts', 'generated/*.ts', '*.json', 'README.md'], { cwd: folder })
  return [
    ...sources
      .filter((name) => !/\.test(-d)?\.ts$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
    join(root, 'spec/tsconfig.build.json'),
    join(compiler, '../../package.json'),
  ]
}

/** A digest of these files, their names included. */
export async function digestOf(files: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

async function main(given: string[]): Promise<void> {
  const names = (Object.keys(folders) as Name[]).filter((name) => given.length === 0 || given.includes(name))
  for (const made of await Promise.all(names.map(build)))
    if (made !== undefined) console.log(`build: ${made}`)
}

if (import.meta.main) await main(process.argv.slice(2))
