import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../errors.ts'
import { onBehalfOf } from '../turns/on-behalf.ts'
import type { WhileBeating } from './beats.ts'
import { fileKeyOf, nothingYet } from './export.ts'
import type { Claimed, Ending, ExportFiles, ExportRepository, Room } from './ports.ts'
import type { RunExport } from './run-export.ts'
import { type RunningExports, Stopped } from './running-exports.ts'

type Deps = {
  exports: ExportRepository
  files: Pick<ExportFiles, 'remove'>
  running: RunningExports
  runExport: RunExport
  whileBeating: WhileBeating
  room: Room
  /** Bytes of all files. */
  quotaBytes: number
  keptMs: number
  log: (line: string) => void
  onDefect: (exportId: string, error: unknown) => void
  timing: Timing
}
export type Timing = { pollMs: number; beatMs: number; silentMs: number; retryMs: number }
export const usualTiming: Timing = { pollMs: 1_000, beatMs: 1_000, silentMs: 6_000, retryMs: 5_000 }
/** Times that an export begins anew after a fault of a part that did not answer, or of its process. */
const attemptsMax = 5

/**
 * Runs exports that wait, as many at once as there is room for in all processes. What a process that died has left
 * begins anew within `silentMs`; what this one has to leave when it stops goes back at once.
 */
export function makeRunExports(deps: Deps) {
  const {
    exports,
    files,
    running,
    runExport,
    whileBeating,
    room,
    quotaBytes,
    keptMs,
    log,
    onDefect,
    timing,
  } = deps
  const workerId = randomUUID()
  const stopping = new AbortController()
  let { promise: woken, resolve: wake } = Promise.withResolvers<void>()
  let rungAt = Number.NEGATIVE_INFINITY
  let loop: Promise<void> | undefined
  let busy = 0

  async function takeTurns(): Promise<void> {
    while (!stopping.signal.aborted) {
      const rung = woken
      try {
        for (const id of await exports.takeBack(timing.silentMs, attemptsMax))
          log(`Export ${id} was left by a process that died`)
        while (busy < room.inAll && !stopping.signal.aborted) {
          const claimed = await exports.claim(workerId, room)
          if (!claimed) break
          busy++
          void run(claimed).finally(() => {
            busy--
            ring()
          })
        }
      } catch (error) {
        log(`Exports wait: ${(error as Error).message}`)
      }
      // Whoever rang may not have written yet what waits: under an Idempotency-Key it is there a little later.
      const isLate = performance.now() - rungAt > timing.pollMs
      const pause = isLate ? timing.pollMs : timing.pollMs / 20
      await Promise.race([rung, delay(pause, undefined, { signal: stopping.signal }).catch(() => {})])
    }
  }

  /** Never rejects. */
  async function run(claimed: Claimed): Promise<void> {
    const progress = nothingYet()
    const space = { bytes: Number.POSITIVE_INFINITY }
    const onBeat = async () => {
      space.bytes = quotaBytes - (await exports.usedBytes()) + progress.bytes
    }
    try {
      await running.run(claimed.id, async (controller) => {
        const { signal } = controller
        try {
          const whole = await whileBeating({ attempt: claimed, progress, controller, onBeat }, () =>
            onBehalfOf(claimed.id, () => runExport(claimed, { signal, progress, room: space })),
          )
          if (await exports.succeed(claimed, { ...progress, ...whole, keptMs }))
            return log(`Export ${claimed.id}: ${progress.rows} rows, ${progress.bytes} bytes`)
          await files.remove(fileKeyOf(claimed))
          await exports.end(claimed, { state: 'cancelled' })
        } catch (error) {
          await end(claimed, signal.aborted ? signal.reason : error)
        }
      })
    } catch (fault) {
      // It falls silent, and is taken back.
      log(`How export ${claimed.id} ended cannot be written: ${(fault as Error).message}`)
    }
  }

  async function end(claimed: Claimed, error: unknown): Promise<void> {
    const ending = endingOf(error, claimed.attempts)
    const isDefect = !(error instanceof Stopped || error instanceof AppError)
    if (isDefect) onDefect(claimed.id, error)
    await exports.end(claimed, ending)
    if (ending.state !== 'cancelled' && !isDefect)
      log(`Export ${claimed.id} is ${ending.state}: ${(error as Error).message}`)
  }

  function endingOf(error: unknown, attempts: number): Ending {
    if (error instanceof Stopped) return { state: 'queued', afterMs: 0, problem: null, counted: false }
    if (!(error instanceof AppError))
      return { state: 'failed', problem: { code: 'internal', detail: 'The export broke off' } }
    if (error.code === 'export_cancelled') return { state: 'cancelled' }
    const problem = { code: error.code, detail: error.message }
    const isForNow = error.code === 'unavailable' || error.code === 'snapshot_limit'
    if (!isForNow || attempts >= attemptsMax) return { state: 'failed', problem }
    return { state: 'queued', afterMs: timing.retryMs * attempts, problem, counted: true }
  }

  function ring(): void {
    rungAt = performance.now()
    wake()
    ;({ promise: woken, resolve: wake } = Promise.withResolvers<void>())
  }

  return {
    start(): void {
      loop ??= takeTurns()
    },
    /** Looks for what waits without waiting for the next look; resolves at once. */
    ring,
    /** Takes no more. */
    async stop(): Promise<void> {
      stopping.abort()
      await loop
    },
  }
}
