import { exportCancelled } from '../errors-exports.ts'
import type { ExportProgress } from './export.ts'
import type { Attempt, ExportRepository } from './ports.ts'
import { Stopped } from './running-exports.ts'

export type Beating = {
  attempt: Attempt
  progress: ExportProgress
  /** Stops the work: it is cancelled, or another process may have it. */
  controller: AbortController
  /** Called after each beat. */
  onBeat?: () => Promise<void>
}
/** Says again and again that an export runs, and how far it is, for as long as `work` does. */
export type WhileBeating = <T>(beating: Beating, work: () => Promise<T>) => Promise<T>

type Deps = {
  exports: Pick<ExportRepository, 'beat'>
  timing: { beatMs: number; silentMs: number }
}
export function makeWhileBeating({ exports, timing }: Deps): WhileBeating {
  return async ({ attempt, progress, controller, onBeat }, work) => {
    let heard = performance.now()
    async function beat(): Promise<void> {
      const told = await exports.beat(attempt, progress)
      heard = performance.now()
      if (told === undefined) controller.abort(new Stopped('Another process has it'))
      else if (told.cancelled) controller.abort(exportCancelled())
      await onBeat?.()
    }
    const beats = setInterval(() => {
      void beat().catch(() => {
        // Another process may begin it anew by now.
        if (performance.now() - heard > timing.silentMs) controller.abort(new Stopped('PostgreSQL is silent'))
      })
    }, timing.beatMs)
    try {
      await beat()
      return await work()
    } finally {
      clearInterval(beats)
    }
  }
}
