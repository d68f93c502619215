import { readFile, writeFile } from 'node:fs/promises'
import { type Setting, settings } from '../src/settings.ts'

/** Writes `.env.example` and the configuration table of README.md from src/settings.ts; `--check` only compares. */
const groups = Map.groupBy(Object.entries(settings) as [string, Setting][], ([, { group }]) => group)

function envExample(): string {
  const head =
    '# Copy to .env and change what you need. A line that starts with # keeps the default.\n# Made from src/settings.ts by `make spec`.\n'
  const blocks = [...groups].map(
    ([group, entries]) => `\n# ---- ${group} ----\n${entries.map(envLines).join('\n')}`,
  )
  return head + blocks.join('')
}

function envLines([name, { about, default: fallback, example }]: [string, Setting]): string {
  const hint = fallback === undefined || fallback === '' ? (example ?? '') : fallback
  return `# ${about.replaceAll('`', '')}\n#${name}=${hint}\n`
}

function table(): string {
  const rows = [...groups].flatMap(([group, entries]) =>
    entries.map(([name, { about, default: fallback, example }]) => {
      const value =
        fallback === undefined || fallback === '' ? (example ? `e.g. \`${example}\`` : '') : `\`${fallback}\``
      return `| ${group} | \`${name}\` | ${value} | ${about} |`
    }),
  )
  return ['| group | setting | default | meaning |', '|---|---|---|---|', ...rows].join('\n')
}

const begin = '<!-- settings: made from src/settings.ts by `make spec` -->'
const end = '<!-- /settings -->'

function withTable(readme: string): string {
  const [before, rest] = readme.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`README.md lacks ${begin} or ${end}`)
  return `${before}${begin}\n\n${table()}\n\n${end}${after}`
}

const wanted: [path: string, content: string][] = [
  ['.env.example', envExample()],
  ['README.md', withTable(await readFile('README.md', 'utf8'))],
]
for (const [path, content] of wanted) {
  const present = await readFile(path, 'utf8').catch(() => '')
  if (present === content) continue
  if (process.argv.includes('--check')) {
    process.stderr.write(`${path} is not what src/settings.ts says: make spec\n`)
    process.exitCode = 1
  } else await writeFile(path, content)
}
