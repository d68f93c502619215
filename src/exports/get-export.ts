import type { Export } from '@tg-cloud/contract/exports'
import type { Caller } from '../auth/session.ts'
import { exportOf } from './export.ts'
import type { RequireExport } from './require-export.ts'

/** Errors: export_not_found. */
export type GetExport = (caller: Caller, id: string) => Promise<Export>

export const makeGetExport =
  ({ requireExport }: { requireExport: RequireExport }): GetExport =>
  async (caller, id) =>
    exportOf(await requireExport(caller, id))
