import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { overrides } from './world.ts'
import { type Bench, median, type Measured, type Side, text } from './bench.ts'

const file = (name: string) => join(import.meta.dirname, name)
/** The settings that benchmarks change, in words. */
export const changed = `Changed settings: ${Object.entries(overrides)
  .map(([name, value]) => `${name}=${value}`)
  .join(', ')}.`
const kept = '## What each step gave'

/** One line a benchmark: the median of the pairs, what it must be, what it aims at, and how far the pairs lie apart. */
export function table(measured: readonly Measured[]): string {
  const lines = measured.map(({ result: { id, what, ratio, must, aim, min, max } }) =>
    [id, what, number(ratio), number(must), number(aim), `${number(min)}-${number(max)}`].join(' | '),
  )
  return ['id | what | now | must | aim | min-max', '---|---|---|---|---|---', ...lines]
    .map((line) => `| ${line.replaceAll('---|', '--- | ')} |`)
    .join('\n')
}

export async function writeJson(measured: readonly Measured[]): Promise<void> {
  const rows = measured.map(({ result }) => result)
  await writeFile(file('results.json'), `${JSON.stringify(rows, null, 2)}\n`)
}

/** The committed page: table and medians of both sides, anew; what people wrote below stays. */
export async function writeMarkdown(measured: readonly Measured[], benches: readonly Bench[]): Promise<void> {
  const old = existsSync(file('results.md')) ? await readFile(file('results.md'), 'utf8') : ''
  const below = old.includes(kept) ? old.slice(old.indexOf(kept)) : `${kept}\n`
  const sides = measured.map(({ result: { id }, pairs }) => {
    const conditions = benches.find((bench) => bench.id === id)?.conditions ?? ''
    return `| ${id} | ${side(pairs.map(({ ours }) => ours))} | ${side(pairs.map(({ twin }) => twin))} | ${conditions} |`
  })
  const page = `# Benchmarks

Written by \`make bench\`: each number is a ratio between the product and its raw twin, measured in turn in one run
(median of the pairs). Where "must" is above "aim", less is better.

${table(measured)}

Both sides, medians. Machine: ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node},
embedded PostgreSQL with 1,000 users, not pinned; NODE_ENV=production, LOG_LEVEL=info into a file, DATABASE_URL set. ${changed}

| id | ours | twin | conditions |
| --- | --- | --- | --- |
${sides.join('\n')}

${below}`
  await writeFile(file('results.md'), page)
}

function side(sides: readonly Side[]): string {
  const cpu = sides.flatMap(({ cpuMicros }) => cpuMicros ?? [])
  return text({
    value: median(sides.map(({ value }) => value)),
    unit: sides[0]?.unit ?? '',
    ...(cpu.length > 0 ? { cpuMicros: median(cpu) } : {}),
  })
}

const number = (value: number) => value.toFixed(2)
