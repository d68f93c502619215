/**
 * Does the work of a key once for all who ask while it goes on, and gives each the same answer or fault. Whoever's signal
 * is aborted leaves with its reason; when the last has left, the signal of the work is aborted too.
 */
export type SingleFlight = <T>(
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T>
type Flight = { result: Promise<unknown>; waiting: number; stop: (reason: unknown) => void }

export function makeSingleFlight(): SingleFlight {
  const flights = new Map<string, Flight>()

  function begin(key: string, work: (signal: AbortSignal) => Promise<unknown>): Flight {
    const controller = new AbortController()
    const end = () => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    // The end comes before those who wait hear of it: what they ask next is a new question.
    const result = work(controller.signal).finally(end)
    const flight = {
      result,
      waiting: 0,
      stop(reason: unknown) {
        end()
        controller.abort(reason)
      },
    }
    flights.set(key, flight)
    return flight
  }

  return <T>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (signal.aborted) return Promise.reject(signal.reason as Error)
    const flight = flights.get(key) ?? begin(key, work)
    flight.waiting++
    return new Promise<T>((resolve, reject) => {
      let isHere = true
      const leave = () => {
        signal.removeEventListener('abort', left)
        if (isHere) flight.waiting--
        isHere = false
      }
      const left = () => {
        leave()
        if (flight.waiting === 0) flight.stop(signal.reason)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', left)
      flight.result.finally(leave).then((value) => resolve(value as T), reject)
    })
  }
}
