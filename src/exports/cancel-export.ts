import { setTimeout as delay } from 'node:timers/promises'
import type { Export } from '@tg-cloud/contract/exports'
import type { Caller } from '../auth/session.ts'
import { exportOf, fileKeyOf } from './export.ts'
import type { ExportFiles, ExportRepository } from './ports.ts'
import type { RequireExport } from './require-export.ts'
import type { RunningExports } from './running-exports.ts'

// Another process hears of it by its next beat.
const waitMs = 2_000
const lookMs = 100

type Deps = {
  exports: Pick<ExportRepository, 'requestCancel' | 'expire'>
  requireExport: RequireExport
  running: Pick<RunningExports, 'cancel'>
  files: Pick<ExportFiles, 'remove'>
}
/** Stops an export, or removes its file; one that has ended without a file stays as it is. Errors: export_not_found. */
export type CancelExport = (caller: Caller, id: string) => Promise<Export>

export function makeCancelExport({ exports, requireExport, running, files }: Deps): CancelExport {
  return async (caller, id) => {
    const record = await requireExport(caller, id)
    if (record.state === 'succeeded') {
      await exports.expire({ id })
      await files.remove(fileKeyOf(record))
    } else if (record.state === 'queued' || record.state === 'running') {
      await exports.requestCancel(id)
      await running.cancel(id)
    }
    const until = performance.now() + waitMs
    for (;;) {
      const now = await requireExport(caller, id)
      if (now.state !== 'running' || performance.now() > until) return exportOf(now)
      await delay(lookMs)
    }
  }
}
