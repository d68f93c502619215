import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { everyMinute } from './every-minute.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('does its work each minute until it is ended, also after a fault', async () => {
  const done: number[] = []
  const faults: string[] = []
  const work = everyMinute(
    async () => {
      if (done.push(performance.now() - from) === 2) throw new Error('Not now')
    },
    ({ message }) => faults.push(message),
  )
  const from = performance.now()
  work.start()
  work.start()
  await vi.advanceTimersByTimeAsync(200_000)
  work.end()
  await vi.advanceTimersByTimeAsync(200_000)
  expect(done).toEqual([60_000, 120_000, 180_000])
  expect(faults).toEqual(['Not now'])
})
