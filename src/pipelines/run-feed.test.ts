import { expect, it, vi } from 'vitest'
import type { RunEvent } from './ports.ts'
import { makeRunFeed } from './run-feed.ts'

const event = (number: number): RunEvent => ({
  runId: 'r',
  number,
  at: '2026-11-25T00:00:00.000Z',
  data: { state: 'running' },
})

/** A follower of a run with these events, and when all that are there have been read. */
function following(events: RunEvent[]) {
  let read = 0
  const feed = makeRunFeed({
    runs: {
      progressOf: async () => [],
      async eventsAfter([place]) {
        read = place?.after ?? read
        return events.filter(({ number }) => number > read)
      },
    },
    most: 1,
    everyMs: 5,
    log: () => undefined,
  })
  return { feed, follower: feed.follow('r', 0), allRead: () => vi.waitUntil(() => read === events.length) }
}
const numbers = ({ events }: { events: RunEvent[] }) => events.map(({ number }) => number)

it('tells at once what has happened while nobody waited', async () => {
  const events = [event(1)]
  const { feed, follower, allRead } = following(events)
  expect(numbers(await follower.next(60_000))).toEqual([1])
  events.push(event(2), event(3))
  await allRead()
  expect(numbers(await follower.next(60_000))).toEqual([2, 3])
  feed.close()
})

it('has nothing to tell after a while without news, and at the end', async () => {
  const { feed, follower } = following([])
  expect(numbers(await follower.next(10))).toEqual([])
  const last = follower.next(60_000)
  feed.close()
  expect(numbers(await last)).toEqual([])
  expect(follower.ended()).toBe(true)
  expect(numbers(await follower.next(60_000))).toEqual([])
})

it('has room again for another when one leaves', () => {
  const { feed, follower } = following([])
  expect(() => feed.follow('other', 0)).toThrow('1 streams of events are open')
  follower.close()
  feed.follow('other', 0)
  feed.close()
})
