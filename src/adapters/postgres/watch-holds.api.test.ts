import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/postgres.ts'
import { makeInOneProcess } from '../../pipelines/in-one-process.ts'
import { makeWatchHolds } from './watch-holds.ts'

it('one process goes on the rounds of all, until it lets go or says nothing for too long', async () => {
  await using test = await openTestDatabase()
  const { database } = test
  const went: string[] = []
  const watches = [makeWatchHolds(database), makeWatchHolds(database)]
  const [one, other] = watches.map((watch, i) => {
    const inOne = makeInOneProcess(watch)
    return (name = 'runs') => inOne(name, async () => void went.push(`${name} by ${i}`))()
  }) as [(name?: string) => Promise<void>, (name?: string) => Promise<void>]
  const pass = (seconds: number) =>
    database.query({
      text: `update watch_holds set renewed_at = renewed_at - $1 * interval '1 second'`,
      values: [seconds],
    })
  const rounds = async (...all: Promise<void>[]) => {
    await Promise.all(all)
    return went.splice(0)
  }
  expect(await rounds(one())).toEqual(['runs by 0'])
  expect(await rounds(other(), one(), other())).toEqual(['runs by 0'])
  expect(await rounds(other('others'))).toEqual(['others by 1'])
  // Its process has died.
  await pass(5)
  expect(await rounds(other())).toEqual(['runs by 1'])
  expect(await rounds(one())).toEqual([])
  await watches[1]?.release()
  expect(await rounds(one('others'))).toEqual(['others by 0'])
})
