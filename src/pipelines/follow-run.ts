import { Readable } from 'node:stream'
import { isFinal, type RunState } from '@tg-cloud/contract/run'
import { runNotFound } from '../errors-pipelines.ts'
import { eventText, quietText, retryText } from '../values/server-events.ts'
import type { RunRepository } from './ports.ts'
import type { RunFeed } from './run-feed.ts'

// Proxies cut connections on which nothing comes for a minute.
const quietMs = 15_000

/** What happens to a run as server-sent events, from after one event on until its end. Errors: run_not_found, unavailable. */
export type FollowRun = (runId: string, after: number) => Promise<Readable>

export function makeFollowRun({
  feed,
  runs,
}: {
  feed: RunFeed
  runs: Pick<RunRepository, 'get'>
}): FollowRun {
  async function* frames(following: ReturnType<RunFeed['follow']>): AsyncGenerator<string, void> {
    yield retryText
    while (!following.ended()) {
      const { events, progress } = await following.next(quietMs)
      for (const { number, at, data } of events) yield eventText('state', { at, ...data }, number)
      const state = events.at(-1)?.data['state'] as RunState | undefined
      if (state !== undefined && isFinal(state)) {
        yield endOf(state)
        return
      }
      if (progress) yield eventText('progress', progress)
      else if (events.length === 0) yield quietText
    }
  }

  return async (runId, after) => {
    const run = await runs.get(runId)
    if (run === undefined) throw runNotFound()
    // Who has its last event waits for none.
    if (isFinal(run.state) && run.eventCount <= after) return text([endOf(run.state)])
    const following = feed.follow(runId, after)
    return text(frames(following)).once('close', following.close)
  }
}

const text = (frames: Iterable<string> | AsyncIterable<string>) =>
  Readable.from(frames, { objectMode: false })
const endOf = (state: RunState) => eventText('end', { state })
