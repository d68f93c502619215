import type { JobState } from '../../jobs/job.ts'
import type { Records } from './records.ts'

const counted = ['queued', 'running', 'retrying', 'failed'] as const
export type Depth = Record<(typeof counted)[number], number>

/** How many jobs wait, run, wait for another attempt, or are parked. */
export async function jobDepth({ query }: Pick<Records, 'query'>): Promise<Depth> {
  const rows = await query<{ state: JobState; count: number }>({
    text: 'select state, count(*)::int as count from jobs where state = any($1) group by state',
    values: [counted],
  })
  const found = new Map(rows.map(({ state, count }) => [state, count]))
  return Object.fromEntries(counted.map((state) => [state, found.get(state) ?? 0])) as Depth
}
