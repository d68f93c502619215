import { describe, expect, it } from 'vitest'
import { AirflowFault, AirflowRefusal } from './faults.ts'
import { Run } from './forms.ts'
import type { Generation } from './generation.ts'
import { again, trigger } from './trigger.ts'

const asked = { dagId: 'd', runId: 'r', conf: { day: '2026-11-30' }, note: null }
const clash = new AirflowRefusal(409, 'Unique constraint violation')
const lost = new AirflowFault('It does not answer: ECONNRESET')

/** An Airflow with one run at most; each trigger meets the next of these, and makes the run where that says so. */
function airflow(steps: ('ok' | Error | { made: Error })[], there?: { conf: object; state?: string }) {
  let run = there && Run.parse({ dag_id: 'd', dag_run_id: 'r', state: 'queued', ...there })
  const calls: string[] = []
  const make = (conf: object) => (run = Run.parse({ dag_id: 'd', dag_run_id: 'r', state: 'queued', conf }))
  const generation = {
    async trigger({ conf }) {
      calls.push('trigger')
      const step = steps.shift() ?? 'ok'
      if (step === 'ok') return make(conf)
      if (step instanceof Error) throw step
      make(conf)
      throw step.made
    },
    async run() {
      calls.push('run')
      return run
    },
    async clear(_, tasks) {
      calls.push(`clear ${tasks}`)
    },
  } satisfies Partial<Generation>
  return { generation: generation as Partial<Generation> as Generation, calls }
}

describe('a trigger', () => {
  it('that is told twice is one run: the one that is there is taken when it was given the same', async () => {
    const same = airflow([clash], { conf: asked.conf })
    expect(await trigger(same.generation, asked)).toEqual({ kind: 'accepted' })
    expect(same.calls).toEqual(['trigger', 'run'])
    const other = airflow([clash], { conf: { day: '2026-12-01' } })
    expect(await trigger(other.generation, asked)).toMatchObject({
      kind: 'refused',
      evidence: { status: 409 },
    })
    expect(await trigger(airflow([clash]).generation, asked)).toMatchObject({ kind: 'refused' })
  })

  it('whose answer is lost is looked for before it is sent again', async () => {
    const made = airflow([{ made: lost }])
    expect(await trigger(made.generation, asked)).toEqual({ kind: 'accepted' })
    expect(made.calls).toEqual(['trigger', 'run'])
    const notMade = airflow([lost, 'ok'])
    expect(await trigger(notMade.generation, asked)).toEqual({ kind: 'accepted' })
    expect(notMade.calls).toEqual(['trigger', 'run', 'trigger'])
    const twice = airflow([lost, lost])
    await expect(trigger(twice.generation, asked)).rejects.toBe(lost)
    expect(twice.calls).toEqual(['trigger', 'run', 'trigger', 'run'])
  })

  it('that never left is not looked for, and one that is refused is not sent again', async () => {
    const unsent = new AirflowFault('It is known not to answer', { unsent: true })
    const away = airflow([unsent])
    await expect(trigger(away.generation, asked)).rejects.toBe(unsent)
    expect(away.calls).toEqual(['trigger'])
    const closed = airflow([new AirflowRefusal(403, 'Forbidden')])
    expect(await trigger(closed.generation, asked)).toEqual({
      kind: 'refused',
      detail: 'It does not let us in: Forbidden',
      evidence: { status: 403 },
    })
  })
})

describe('a run that is to run again', () => {
  it.each(['all', 'failed'] as const)('is cleared once: %s', async (tasks) => {
    const ended = airflow([], { conf: asked.conf, state: 'failed' })
    expect(await again(ended.generation, asked, tasks)).toEqual({ kind: 'accepted' })
    expect(ended.calls).toEqual(['run', `clear ${tasks}`])
    const begun = airflow([], { conf: asked.conf, state: 'running' })
    expect(await again(begun.generation, asked, tasks)).toEqual({ kind: 'accepted' })
    expect(begun.calls).toEqual(['run'])
  })

  it('is made when Airflow never had it', async () => {
    const without = airflow([])
    expect(await again(without.generation, asked, 'failed')).toEqual({ kind: 'accepted' })
    expect(without.calls).toEqual(['run', 'trigger'])
  })
})
