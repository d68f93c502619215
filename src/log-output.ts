import { fstatSync } from 'node:fs'
import { isatty } from 'node:tty'
import { pino } from 'pino'

/** Bytes that wait while nobody takes them, over 20,000 lines. */
const mostWaiting = 4 * 2 ** 20

/**
 * Where log lines go. Neither a full disk nor a reader that has stopped holds the server up or ends it: lines wait,
 * and beyond 4 MiB of them they are dropped. `onDropped` is told how many were, once lines are written again.
 */
export function makeLogOutput({ fd, onDropped }: { fd: number; onDropped(lines: number): void }) {
  const kind = fstatSync(fd)
  // A reader may stop. A file never waits, and to hand a line to a thread costs more than to write it.
  const hasReader = kind.isFIFO() || kind.isSocket() || isatty(fd)
  const output = pino.destination({ fd, sync: !hasReader, maxLength: mostWaiting })
  let dropped = 0
  // What could not be written is kept, and written with the next line.
  output.on('error', () => {})
  output.on('drop', () => dropped++)
  output.on('drain', () => {
    const lines = dropped
    dropped = 0
    if (lines > 0) onDropped(lines)
  })
  return output
}
