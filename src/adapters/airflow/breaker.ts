import { AirflowFault, isOfThisAlone } from './faults.ts'

const faultsInRow = 3
const firstPauseMs = 500
const longestPauseMs = 10_000

/**
 * Refuses calls at once while a server is known not to answer. After a pause, longer each time and of a length by chance,
 * one call finds out whether it does again.
 */
export function makeBreaker(name: string, log: (line: string) => void, random: () => number = Math.random) {
  let faults = 0
  let openUntil = 0
  let trying = false

  function failed(fault: AirflowFault): void {
    faults++
    if (faults < faultsInRow) return
    if (faults === faultsInRow) log(`Airflow ${name} does not answer: ${fault.message}`)
    const pause = Math.min(firstPauseMs * 2 ** (faults - faultsInRow), longestPauseMs)
    openUntil = performance.now() + pause * (0.5 + random() / 2)
  }
  function answered(): void {
    if (faults >= faultsInRow) log(`Airflow ${name} answers again`)
    faults = 0
  }

  return {
    /** Errors: those of the work; AirflowFault at once while it is not asked. */
    async through<T>(work: () => Promise<T>): Promise<T> {
      const closed = faults < faultsInRow
      if (!closed && (trying || performance.now() < openUntil))
        throw new AirflowFault('It is known not to answer', { unsent: true })
      trying = !closed
      try {
        const result = await work()
        answered()
        return result
      } catch (error) {
        if (isOfThisAlone(error)) answered()
        else if (error instanceof AirflowFault) failed(error)
        throw error
      } finally {
        if (!closed) trying = false
      }
    },
  }
}
