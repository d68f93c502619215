import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeKeepWatch } from './keep-watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** When rounds that take this long begin, in the first 5 s. */
async function beginsOf(tookMs: readonly number[]): Promise<number[]> {
  const begun: number[] = []
  const from = performance.now()
  const round = async () => {
    begun.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, tookMs[begun.length - 1] ?? 0))
  }
  const watch = makeKeepWatch({ rounds: [{ name: 'Rounds', round }], everyMs: 1_000, log: () => undefined })
  watch.start()
  await vi.advanceTimersByTimeAsync(5_000)
  const stopped = watch.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  await stopped
  return begun
}

it('goes on its rounds at a steady pace, whatever each of them takes', async () => {
  expect(await beginsOf([300, 900, 0])).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000])
})

it('begins the next soon after one that took longer than the pace, and leaves whom it asks a moment', async () => {
  expect(await beginsOf([1_500, 2_000, 0])).toEqual([0, 1_600, 3_700, 4_700])
})
