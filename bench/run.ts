import { type Bench, holds, measure, type Measured } from './bench.ts'
import { listUsers } from './b01-list-users/bench.ts'
import { getUser } from './b02-get-user/bench.ts'
import { authCost } from './b04-auth-cost/bench.ts'
import { bulkRate } from './b05-bulk/bench.ts'
import { clusterLoads } from './b06-cluster-load/bench.ts'
import { csvLoads } from './b07-csv-load/bench.ts'
import { besidesLoad } from './b07-csv-load/besides-bench.ts'
import { exportRates } from './b08-export/bench.ts'
import { clusterExport } from './b08-export/cluster-bench.ts'
import { exportMemory } from './b09e-export-memory/bench.ts'
import { loadMemory } from './b09i-load-memory/bench.ts'
import { rememberedAnswers } from './b10-remembered-answers/bench.ts'
import { logins } from './b11-logins/bench.ts'
import { loginFlood } from './b11-logins/flood-bench.ts'
import { questions } from './b12d-questions/bench.ts'
import { clusterQuestions } from './b12o-cluster-questions/bench.ts'
import { coldStart } from './b13-start/bench.ts'
import { clientCall } from './b14-client-call/bench.ts'
import { ndjsonLoad } from './b15-ndjson-load/bench.ts'
import { parquetLoad } from './b16-parquet-load/bench.ts'
import { airflowTriggers } from './b17-airflow-trigger/bench.ts'
import { airflowSeen } from './b17-airflow-trigger/seen-bench.ts'
import { runStart } from './b18-run-start/bench.ts'
import { missingPrograms } from './processes.ts'
import { changed, table, writeJson, writeMarkdown } from './report.ts'
import { openWorld } from './world.ts'

const benches: Bench[] = [
  listUsers,
  getUser,
  authCost,
  bulkRate,
  ...clusterLoads,
  ...csvLoads,
  besidesLoad,
  ...exportRates,
  clusterExport,
  ...exportMemory,
  loadMemory,
  rememberedAnswers,
  logins,
  loginFlood,
  ...questions,
  ...clusterQuestions,
  coldStart,
  clientCall,
  ndjsonLoad,
  parquetLoad,
  ...airflowTriggers,
  ...airflowSeen,
  runStart,
]

/** `B11` chooses B11 and what belongs to it (B11p), `B1` does not choose B11. */
function chosen(only: string): Bench[] {
  if (only === '') return benches
  const names = only.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !benches.some((bench) => belongs(bench, name)))
  if (unknown.length > 0)
    throw new Error(`No benchmark ${unknown.join(', ')}: there are ${benches.map(({ id }) => id).join(', ')}`)
  return benches.filter((bench) => names.some((name) => belongs(bench, name)))
}
const belongs = ({ id }: Bench, name: string) => id === name || /^B\d+/.exec(id)?.[0] === name

async function main(): Promise<number> {
  const selected = chosen(process.env['ONLY'] ?? '')
  const missing = missingPrograms()
  for (const line of missing) console.error(line)
  if (missing.length > 0) return 1
  console.error(changed)
  const measured: Measured[] = []
  const failed: string[] = []
  const opening = openWorld()
  const close = () => opening.then((world) => world[Symbol.asyncDispose]())
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(130)))
  await using world = await opening
  for (const bench of selected) {
    console.error(`${bench.id} ${bench.what}\n  ${bench.conditions}`)
    try {
      measured.push(await measure(bench, world))
    } catch (error) {
      failed.push(bench.id)
      console.error(`${bench.id} failed:`, error)
    }
  }
  console.log(table(measured))
  await writeJson(measured)
  if (selected.length === benches.length && failed.length === 0) await writeMarkdown(measured, benches)
  const missed = measured.filter(({ result }) => !holds(result, result.ratio)).map(({ result }) => result.id)
  if (missed.length > 0) console.error(`Below what must be: ${missed.join(', ')}`)
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`)
  return missed.length + failed.length === 0 ? 0 : 1
}

process.exitCode = await main()
