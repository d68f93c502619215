// A process that loads by a plan, says what was acknowledged, and is killed in the middle: arguments DATA_DIR, plan.
import { openDuckDb } from '../../src/adapters/duckdb/open.ts'
import { makePlans } from './loading-plan.ts'

// Large enough that every few chunks are followed by a checkpoint, so that kills fall into those too.
export const duckdbPlans = makePlans(5_000)

if (import.meta.main) {
  const [dataDir = '', plan = ''] = process.argv.slice(2)
  await duckdbPlans.run(await openDuckDb({ dataDir }), Number(plan))
}
