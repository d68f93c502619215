// Compares openapi.yaml with what was published before: node -C tg-source spec/breaking.ts [git ref]
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { baselineOf } from './breaking/baseline.ts'
import { nodeOf } from './breaking/document.ts'
import { judge } from './breaking/verdict.ts'

const file = 'openapi.yaml'

function main(root: string, given: string | undefined): number {
  const baseline = baselineOf(root, file, given)
  if (baseline.kind === 'fault') {
    console.error(`breaking: ${baseline.reason}`)
    return 1
  }
  if (baseline.kind === 'first') {
    console.log(`breaking: ${file} did not exist at ${baseline.ref}: this is its first version`)
    return 0
  }
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const today = new Date().toISOString().slice(0, 10)
  const { findings, faults } = judge(
    nodeOf(parse(baseline.text)),
    nodeOf(parse(read(file))),
    read('spec/changes.md'),
    today,
  )
  for (const fault of faults) console.error(`breaking: ${fault}`)
  console.log(`breaking: ${findings.length} breaking changes since ${baseline.ref}, ${faults.length} faults`)
  return faults.length > 0 ? 1 : 0
}

process.exitCode = main('.', process.argv[2])
