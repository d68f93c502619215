import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError, exportCancelled } from '../errors.ts'
import { type ExportProgress, fileKeyOf } from './export.ts'
import type { Claimed, Ending, ExportFiles, ExportRepository, Room } from './ports.ts'
import type { RunExport } from './run-export.ts'

type Deps = {
  exports: ExportRepository
  files: Pick<ExportFiles, 'remove'>
  runExport: RunExport
  room: Room
  /** Bytes of all files. */
  quotaBytes: number
  keptMs: number
  log: (line: string) => void
  onDefect: (exportId: string, error: unknown) => void
  timing?: Timing
}
export type Timing = { pollMs: number; beatMs: number; silentMs: number; retryMs: number }
const usual: Timing = { pollMs: 1_000, beatMs: 1_000, silentMs: 6_000, retryMs: 5_000 }
/** Times that an export begins anew after a fault of a part that did not answer, or of its process. */
const attemptsMax = 5

class Stopped extends Error {
  override readonly name = 'Stopped'
}
type Run = { controller: AbortController; ended: Promise<void> }

/**
 * Runs exports that wait, as many at once as there is room for in all processes. What a process that died has left
 * begins anew within `silentMs`; what this one has to leave when it stops goes back at once.
 */
export function makeRunExports(deps: Deps) {
  const { exports, files, runExport, room, quotaBytes, keptMs, log, onDefect, timing = usual } = deps
  const workerId = randomUUID()
  const running = new Map<string, Run>()
  const stopping = new AbortController()
  let { promise: woken, resolve: wake } = Promise.withResolvers<void>()
  let rungAt = Number.NEGATIVE_INFINITY
  let loop: Promise<void> | undefined

  async function takeTurns(): Promise<void> {
    while (!stopping.signal.aborted) {
      const rung = woken
      try {
        for (const id of await exports.takeBack(timing.silentMs, attemptsMax))
          log(`Export ${id} was left by a process that died`)
        while (running.size < room.inAll && !stopping.signal.aborted) {
          const claimed = await exports.claim(workerId, room)
          if (!claimed) break
          begin(claimed)
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

  function begin(claimed: Claimed): void {
    const controller = new AbortController()
    const ended = run(claimed, controller).finally(() => {
      running.delete(claimed.id)
      ring()
    })
    running.set(claimed.id, { controller, ended })
  }

  async function run(claimed: Claimed, controller: AbortController): Promise<void> {
    const progress: ExportProgress = { version: null, rows: 0, totalRows: null, bytes: 0, unmappable: 0 }
    const space = { bytes: Number.POSITIVE_INFINITY }
    const begun = performance.now()
    let heard = begun
    const beat = async () => {
      const told = await exports.beat(claimed, progress)
      heard = performance.now()
      if (told === undefined) controller.abort(new Stopped('Another process has it'))
      else if (told.cancelled) controller.abort(exportCancelled())
      space.bytes = quotaBytes - (await exports.usedBytes()) + progress.bytes
    }
    const beats = setInterval(() => {
      void beat().catch(() => {
        // Another process may begin it anew by now.
        if (performance.now() - heard > timing.silentMs) controller.abort(new Stopped('PostgreSQL is silent'))
      })
    }, timing.beatMs)
    try {
      await beat()
      const whole = await runExport(claimed, { signal: controller.signal, progress, room: space })
      if (await exports.succeed(claimed, { ...progress, ...whole, keptMs }))
        return log(`Export ${claimed.id}: ${progress.rows} rows, ${progress.bytes} bytes`)
      await files.remove(fileKeyOf(claimed))
      await exports.end(claimed, { state: 'cancelled' })
    } catch (error) {
      await end(claimed, controller.signal.aborted ? controller.signal.reason : error)
    } finally {
      clearInterval(beats)
    }
  }

  async function end(claimed: Claimed, error: unknown): Promise<void> {
    const ending = endingOf(error, claimed.attempts)
    const isDefect = !(error instanceof Stopped || error instanceof AppError)
    if (isDefect) onDefect(claimed.id, error)
    try {
      await exports.end(claimed, ending)
      if (ending.state !== 'cancelled' && !isDefect)
        log(`Export ${claimed.id} is ${ending.state}: ${String(error)}`)
    } catch (fault) {
      // It falls silent, and is taken back.
      log(`Export ${claimed.id} is ${ending.state}, which cannot be written: ${(fault as Error).message}`)
    }
  }

  function endingOf(error: unknown, attempts: number): Ending {
    if (error instanceof Stopped) return { state: 'queued', afterMs: 0, problem: null, counted: false }
    if (!(error instanceof AppError))
      return { state: 'failed', problem: { code: 'internal', detail: 'The export broke off' } }
    if (error.code === 'export_cancelled') return { state: 'cancelled' }
    const problem = { code: error.code, detail: error.message }
    if (error.code !== 'unavailable' || attempts >= attemptsMax) return { state: 'failed', problem }
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
    /** Stops an export that runs in this process, and waits until it has ended. */
    async cancel(id: string): Promise<void> {
      const run = running.get(id)
      run?.controller.abort(exportCancelled())
      await run?.ended
    },
    /** What runs goes back to those that wait. */
    async stop(): Promise<void> {
      stopping.abort()
      for (const { controller } of running.values()) controller.abort(new Stopped('The server stops'))
      await Promise.all([loop, ...[...running.values()].map(({ ended }) => ended)])
    },
  }
}
export type RunExports = ReturnType<typeof makeRunExports>
