import { preconditionFailed } from '../../errors.ts'
import type { ExpectedVersion } from '../../users/ports.ts'

/** Errors: precondition_failed when it has another version than the one that is expected. */
export function checkVersion({ version }: { version: number }, expected: ExpectedVersion): void {
  if (expected !== '*' && version !== expected) throw preconditionFailed()
}
