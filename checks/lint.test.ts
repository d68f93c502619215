import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const planted: [rule: string, file: string, source: string][] = [
  ['no-restricted-properties', 'src/users/a.ts', 'export const home = process.env.HOME'],
  ['no-restricted-properties', 'src/http/a.ts', 'const { env } = process\nexport const home = env.HOME'],
  [
    'no-restricted-imports',
    'src/http/b.ts',
    "import { env } from 'node:process'\nexport const home = env.HOME",
  ],
  ['no-floating-promises', 'src/users/b.ts', 'export const f = () => { Promise.reject(new Error("x")) }'],
  [
    'no-misused-promises',
    'src/users/c.ts',
    'export const f = (x: Promise<boolean>) => { if (x) return 1; return 2 }',
  ],
  ['await-thenable', 'src/users/d.ts', 'export const f = async () => await 1'],
  ['no-explicit-any', 'src/users/e.ts', 'export const f = (x: any): number => x'],
  ['no-default-export', 'src/users/f.ts', 'export default 1'],
  ['eqeqeq', 'src/users/g.ts', 'export const f = (x: unknown) => x == 1'],
  ['no-console', 'src/users/h.ts', 'console.log(1)'],
]
const allowed: [file: string, source: string][] = [
  ['src/config.ts', 'export const home = process.env.HOME'],
  ['src/users/a.test.ts', 'export const home = process.env.HOME'],
  ['src/main.ts', 'console.log(1)'],
  ['vitest.config.ts', 'export default {}'],
]

let root: string
let found: string[]
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-'))
  cpSync('.oxlintrc.json', join(root, '.oxlintrc.json'))
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2024', noEmit: true, types: [] }
  const files: [string, string][] = [
    ...planted.map(([, file, source]): [string, string] => [file, source]),
    ...allowed,
    ['tsconfig.json', JSON.stringify({ compilerOptions })],
    [
      'globals.d.ts',
      'declare const process: { env: Record<string, string> }\ndeclare const console: { log(x: unknown): void }',
    ],
  ]
  for (const [file, source] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${source}\n`)
  }
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--type-aware', '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: `${resolve('node_modules/.bin')}:${process.env.PATH}` },
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  found = diagnostics.map(({ code, filename }) => `${/\((.+)\)/.exec(code)?.[1]} ${filename}`)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

it.each(planted)('%s is found in %s', (rule, file) => {
  expect(found).toContain(`${rule} ${file}`)
})

it.each(allowed)('%s may do what its room is for', (file) => {
  expect(found.filter((fault) => fault.endsWith(` ${file}`))).toEqual([])
})
