import { type Logger, pino } from 'pino'
import { sourceLines } from './source-lines.ts'

/** JSON lines on standard output. Faults carry type, message, code and stack; never the values of a statement. */
export function makeLogger(level: string): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: plainError },
    },
    pino.destination({ fd: 1, sync: false }),
  )
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
