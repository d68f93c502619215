import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { airflowApi, airflows } from '../../../test/airflow.ts'
import { type Seen, startHttpGate } from '../../../test/http-gate.ts'
import { dag, numbers, startOnAirflow } from '../../../test/on-airflow.ts'
import { sharedAirflow } from '../../../test/shared-servers.ts'

/** A look at what goes on begins with this. */
const isLook = ({ path, body }: Seen) => path.endsWith('/dags/~/dagRuns/list') && body.includes('"states"')
/** Runs that Airflow started itself are looked for at another pace. */
const isOfLooks = (seen: Seen) => isLook(seen) || !seen.path.endsWith('/dagRuns/list')

/** How often whoever asked these waited for an answer before asking for more. */
function turnsOf(asked: readonly Seen[]): number {
  let turns = 0
  let until = -Infinity
  for (const { askedAt, answeredAt = Infinity } of asked.toSorted(
    (a, b) => (a.answeredAt ?? Infinity) - (b.answeredAt ?? Infinity),
  ))
    if (askedAt >= until) {
      turns++
      until = answeredAt
    }
  return turns
}

it.concurrent.each(airflows)(
  'Airflow %s: a state that it shows is told by the first look that begins after that, which waits for no answer in vain',
  async (generation) => {
    const url = await sharedAirflow(generation)
    await using gate = await startHttpGate(url)
    await using its = await startOnAirflow(gate.url)
    const airflow = await airflowApi(generation, url)
    const { slug } = await its.pipeline(dag('tg_sleep'), { parameters: numbers('seconds') })
    const { id } = await its.start(slug, { seconds: 3 })
    /** When Airflow had said that it is so. */
    async function shown(state: string): Promise<number> {
      while ((await airflow('GET', `/dags/tg_sleep/dagRuns/${id}`)).body?.state !== state) await delay(100)
      return performance.now()
    }
    const shownAt = [await shown('running'), await shown('success')] as const
    const { startedAt, finishedAt } = await its.becomes(id, 'succeeded')
    const [begun, end] = [startedAt, finishedAt].map(
      (at) => Date.parse(at as string) - performance.timeOrigin,
    )
    for (const [from, to] of [
      [shownAt[0], begun as number],
      [shownAt[1], end as number],
    ] as const) {
      const looks = gate.seen.filter((seen) => isLook(seen) && seen.askedAt > from && seen.askedAt < to)
      expect(looks.length).toBeLessThan(2)
    }
    const isBefore = ({ answeredAt = Infinity }: Seen) => answeredAt < (end as number)
    const last = gate.seen.findLast((seen) => isLook(seen) && isBefore(seen)) as Seen
    const asked = gate.seen.filter(
      (seen) => isOfLooks(seen) && seen.askedAt >= last.askedAt && isBefore(seen),
    )
    expect(asked.map(({ path }) => path)).toContainEqual(expect.stringMatching(/xcomEntries/))
    // Its last task may have ended after its tasks were asked for; then they are asked for again.
    expect([2, 3]).toContain(turnsOf(asked))
  },
)
