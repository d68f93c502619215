import type { LogFunctionFactory } from 'graphile-worker'

export const quiet: LogFunctionFactory = () => () => {}

/** What graphile-worker has to say: warnings and faults; each job is logged by us. */
export const warnings =
  (log: (line: string) => void): LogFunctionFactory =>
  () =>
  (level, message) => {
    if (level === 'error' || level === 'warning') log(`Queue: ${message.split('\n', 1)[0]}`)
  }
