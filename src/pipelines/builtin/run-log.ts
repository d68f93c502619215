import { limits } from '@tg-cloud/contract/limits'
import type { RunRepository } from '../ports.ts'
import type { LogLine } from '../run.ts'

const spacingMs = 300
const linesMax = 200

type Deps = {
  write: (lines: readonly LogLine[]) => ReturnType<RunRepository['appendLog']>
  attempt: number
  /** Texts that must be in no log. */
  secrets: readonly string[]
}

/** Gathers the lines of a run and writes them soon, in their order. */
export function makeRunLog({ write, attempt, secrets }: Deps) {
  let waiting: LogLine[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const hidden = secrets.filter((secret) => secret.length > 0)

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const lines = waiting
    waiting = []
    if (lines.length > 0)
      // A line that nobody could store is not worth a run.
      writing = writing.then(() => write(lines)).catch(() => {})
    return writing
  }
  return {
    add(level: LogLine['level'], text: string): void {
      const masked = hidden.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
      const stored = masked.replaceAll('\0', '').toWellFormed()
      const cut =
        stored.length > limits.runLogLineChars ? `${stored.slice(0, limits.runLogLineChars)}…` : stored
      waiting.push({ at: new Date().toISOString(), attempt, level, text: cut })
      if (waiting.length >= linesMax) void flush()
      else timer ??= setTimeout(() => void flush(), spacingMs)
    },
    /** Resolves when all lines so far are written. */
    flush,
  }
}
