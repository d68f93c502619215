import { expect, it } from 'vitest'
import { steps } from '../../../test/job-worker.ts'
import { openTestDatabase } from '../../../test/postgres.ts'
import { makeAttempts } from './attempts.ts'
import { makeFinishJobs } from './finish-jobs.ts'
import { makeJobs } from './jobs.ts'

/** Deeper than it can be written as JSON. */
function nested(): unknown {
  let value: unknown = 1
  for (let depth = 0; depth < 10_000; depth++) value = [value]
  return value
}

it('writes what ends at once together, and keeps none from another that cannot be written', async () => {
  await using opened = await openTestDatabase()
  const { database } = opened
  const jobs = makeJobs(database)
  const { claim } = makeAttempts(database, database)
  const texts: string[] = []
  const finish = makeFinishJobs({
    query(statement) {
      texts.push(statement.text)
      return database.query(statement)
    },
  })
  const take = async () => {
    const claimed = await claim(await jobs.enqueue(steps, { steps: 0, stepMs: 0 }), 'mine')
    if (!claimed) throw new Error('The job is taken')
    return claimed
  }
  const stateOf = async ({ id }: { id: string }) => (await jobs.get(id))?.state
  const [first, second, third, lost] = [await take(), await take(), await take(), await take()]
  expect(
    await Promise.all([
      finish({ ...first, result: 'alone' }),
      finish({ ...second, result: 'a\0b\ud800' }),
      finish({ ...third, result: null }),
      finish({ ...lost, workerId: 'another', result: null }),
    ]),
  ).toEqual([true, true, true, false])
  expect(texts).toHaveLength(2)
  expect(await jobs.get(first.id)).toMatchObject({ state: 'succeeded', result: 'alone', attempts: 1 })
  expect(await jobs.get(second.id)).toMatchObject({ state: 'succeeded', result: 'ab\uFFFD' })
  expect(await stateOf(lost)).toBe('running')

  const [before, poison, beside] = [await take(), await take(), await take()]
  const outcomes = await Promise.allSettled([
    finish({ ...before, result: null }),
    finish({ ...poison, result: nested() }),
    finish({ ...beside, result: null }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect([await stateOf(poison), await stateOf(beside)]).toEqual(['running', 'succeeded'])
})
