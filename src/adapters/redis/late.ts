/**
 * The work, or `fault()` when it takes longer than `ms`. An answer that has arrived while the event loop was busy with
 * something else is in time. What comes of late work is dropped.
 */
export function inTime<T>(ms: number, work: Promise<T>, fault: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    let isSettled = false
    // Timers come before sockets are read, and those before `setImmediate`.
    const timer = setTimeout(() => setImmediate(() => isSettled || reject(fault())), ms)
    const settle = () => {
      isSettled = true
      clearTimeout(timer)
    }
    work.finally(settle).then(resolve, reject)
  })
}
