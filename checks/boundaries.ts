import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { options } from './cruise-options.ts'
import { forbidden } from './import-table.ts'
import { features, processRooms, shared } from './rooms.ts'

const rooms = ['contract', 'spec', 'src', 'migrations', 'test', 'bench', 'demo', 'checks']

/** Every breach of the import table below `root`, a line each, and how many modules were looked at. */
export async function checkBoundaries(root: string): Promise<{ modules: number; faults: string[] }> {
  const present = rooms.filter((room) => statSync(join(root, room), { throwIfNoEntry: false })?.isDirectory())
  const { output } = await cruise(present, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  })
  const { modules, summary } = output as ICruiseResult
  const cruised = new Set(modules.map((module) => module.source))
  const onDisk = sourcesIn(root, present)
  return {
    modules: cruised.size,
    faults: [
      ...summary.violations.map(({ rule, from, to, cycle }) => {
        const path = cycle ? cycle.map((step) => step.name).join(' -> ') : to
        return `${rule.name}: ${from} -> ${path} (${comments.get(rule.name)})`
      }),
      // With a compiler that dependency-cruiser cannot use it cruises nothing and reports no violation.
      ...onDisk.filter((file) => !cruised.has(file)).map((file) => `not-cruised: ${file}`),
      ...unplacedRooms(root),
      ...onDisk
        .filter((file) => writesResponse(root, file))
        .map((file) => `reply-only: ${file} writes the response itself`),
    ],
  }
}

const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]))

function sourcesIn(root: string, folders: string[]): string[] {
  return folders.flatMap((folder) =>
    globSync('**/*.ts', {
      cwd: join(root, folder),
      exclude: (name) => name === 'node_modules' || name === 'dist',
    }).map((file) => `${folder}/${file}`),
  )
}

// A folder that no rule names would be free to import anything.
function unplacedRooms(root: string): string[] {
  const known = new Set([...features, ...shared, ...processRooms, 'http', 'adapters'])
  return readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !known.has(entry.name))
    .map((entry) => `unplaced-room: src/${entry.name} has no place in checks/rooms.ts`)
}

const response =
  /\bres(ponse)?\.(status|sendStatus|json|jsonp|send|sendFile|download|render|redirect|write|writeHead|end)\(/

function writesResponse(root: string, file: string): boolean {
  if (!file.startsWith('src/') || file.endsWith('.test.ts') || file === 'src/http/reply.ts') return false
  return response.test(readFileSync(join(root, file), 'utf8'))
}

if (import.meta.main) {
  const { modules, faults } = await checkBoundaries(resolve(process.argv[2] ?? '.'))
  for (const fault of faults) console.error(fault)
  console.log(`boundaries: ${modules} modules, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
