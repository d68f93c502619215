import { type DestinationStream, type Logger, pino } from 'pino'
import { makeLogOutput } from './log-output.ts'
import { sourceLines } from './source-lines.ts'

/** JSON lines, on standard output unless told otherwise. Faults carry type, message, code and stack; never the values of a statement. */
export function makeLogger(level: string, to?: DestinationStream): Logger {
  const log: Logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
    },
    to ?? makeLogOutput({ fd: 1, onDropped: (lines) => log.warn({ lines }, 'log lines were dropped') }),
  )
  return log
}

function plainError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const { code } = error as { code?: unknown }
  return {
    type: name,
    message,
    stack: stack && sourceLines(stack),
    ...(typeof code === 'string' ? { code } : {}),
  }
}
