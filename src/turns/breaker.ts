const faultsInRow = 3
const firstPauseMs = 500
const longestPauseMs = 10_000

type Options = {
  /** As the log names the server. */
  name: string
  isFault: (error: unknown) => boolean
  /** A fault of the call that shows that the server answers. */
  isAnswer: (error: unknown) => boolean
  /** What is thrown while the server is not asked. */
  refusal: () => Error
  log: (line: string) => void
  random?: () => number
}

/**
 * Refuses calls at once while a server is known not to answer. After a pause, longer each time and of a length by chance,
 * one call finds out whether it does again.
 */
export function makeBreaker({ name, isFault, isAnswer, refusal, log, random = Math.random }: Options) {
  let faults = 0
  let openUntil = 0
  let trying = false

  function failed(fault: Error): void {
    faults++
    if (faults < faultsInRow) return
    if (faults === faultsInRow) log(`${name} does not answer: ${fault.message}`)
    const pause = Math.min(firstPauseMs * 2 ** (faults - faultsInRow), longestPauseMs)
    openUntil = performance.now() + pause * (0.5 + random() / 2)
  }
  function answered(): void {
    if (faults >= faultsInRow) log(`${name} answers again`)
    faults = 0
  }

  return {
    /** Errors: those of the work; the refusal at once while the server is not asked. */
    async through<T>(work: () => Promise<T>): Promise<T> {
      const closed = faults < faultsInRow
      if (!closed && (trying || performance.now() < openUntil)) throw refusal()
      trying = !closed
      try {
        const result = await work()
        answered()
        return result
      } catch (error) {
        if (isAnswer(error)) answered()
        else if (isFault(error)) failed(error as Error)
        throw error
      } finally {
        if (!closed) trying = false
      }
    },
  }
}
