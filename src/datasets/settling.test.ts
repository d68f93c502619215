import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StartError } from '../errors.ts'
import { makeSettling } from './settling.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function settling(...faults: (Error | undefined)[]) {
  const lines: string[] = []
  let runs = 0
  const made = makeSettling({
    settle: async () => {
      const fault = faults[runs++]
      if (fault) throw fault
    },
    everyMs: 60_000,
    soonMs: 2_000,
    log: (line) => lines.push(line),
  })
  return { ...made, lines, runs: () => runs }
}

it('is done at once, and again every minute until it is stopped', async () => {
  const one = settling()
  await one.start(() => expect.unreachable())
  expect([one.isDone(), one.runs()]).toEqual([true, 1])
  await vi.advanceTimersByTimeAsync(120_000)
  expect(one.runs()).toBe(3)
  one.stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(one.runs()).toBe(3)
})

it('comes soon after a start that it could not be done at, and every minute once it was', async () => {
  const one = settling(new Error('away'), new Error('still away'), undefined, new Error('away again'))
  const heard = vi.fn<(error: unknown) => void>()
  await one.start(heard)
  expect(heard).toHaveBeenCalledWith(new Error('away'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect([one.isDone(), one.runs()]).toEqual([false, 2])
  await vi.advanceTimersByTimeAsync(2_000)
  expect([one.isDone(), one.runs()]).toEqual([true, 3])
  await vi.advanceTimersByTimeAsync(60_000)
  // What is settled stays so when the next time fails.
  expect([one.isDone(), one.runs()]).toEqual([true, 4])
  expect(one.lines).toEqual([expect.stringContaining('still away'), expect.stringContaining('away again')])
  one.stop()
})

it('is not done any more when the rows are elsewhere, and a start without them is none', async () => {
  const one = settling(undefined, new StartError('elsewhere'))
  await one.start(() => expect.unreachable())
  await vi.advanceTimersByTimeAsync(60_000)
  expect(one.isDone()).toBe(false)
  one.stop()
  const other = settling(new StartError('elsewhere'))
  await expect(
    other.start((error) => {
      throw error
    }),
  ).rejects.toThrow('elsewhere')
  await vi.advanceTimersByTimeAsync(120_000)
  expect(other.runs()).toBe(1)
})
