import { StartError } from '../errors.ts'

type Deps = {
  settle: () => Promise<void>
  everyMs: number
  /** As long as it never came to its end. */
  soonMs: number
  log: (line: string) => void
}

/** Settles again and again. */
export function makeSettling({ settle, everyMs, soonMs, log }: Deps) {
  let done = false
  let wasDone = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    if (!stopped) timer = setTimeout(() => void again(), wasDone ? everyMs : soonMs)
  }
  async function again(): Promise<void> {
    try {
      await settle()
      done = wasDone = true
    } catch (error) {
      // Another server has the rows now: this one answers for rows that are not there.
      if (error instanceof StartError) done = false
      log(`Loads and originals are not settled: ${(error as Error).message}`)
    }
    later()
  }
  return {
    /** Once now, whose error `onError` hears; what it does not throw is tried again soon. */
    async start(onError: (error: unknown) => void): Promise<void> {
      try {
        await settle()
        done = wasDone = true
      } catch (error) {
        onError(error)
      }
      if (timer === undefined) later()
    },
    /** Whether it has come to its end since the start, or since the rows were lost. */
    isDone: () => done,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
