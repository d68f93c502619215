import { loginBusy } from '../../errors.ts'

/** Runs at most `concurrency` tasks at once, in order of arrival; beyond `queueMax` waiting it refuses. */
export function makeTurns(concurrency: number, queueMax: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= concurrency) {
      if (waiting.length >= queueMax) throw loginBusy()
      // The one that ends hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
