import type { ExportLink } from '@tg-cloud/contract/export-link'
import { limits } from '@tg-cloud/contract/limits'
import type { SessionCheck } from '../auth/ports.ts'
import type { Caller } from '../auth/session.ts'
import { exportLinkOver } from '../errors-exports.ts'
import type { LinkKeys, LinkMaker } from './link-keys.ts'
import type { CallerOf } from './ports.ts'
import type { OfferedFile, ReadFile } from './read-file.ts'

type Deps = {
  keys: LinkKeys
  readFile: ReadFile
  checkSession: SessionCheck
  callerOf: CallerOf
  now?: () => number
}
/** `path`: below the server's address, good for who has it. Errors: those of `ReadFile`. */
export type LinkFile = (caller: Caller, id: string) => Promise<Omit<ExportLink, 'url'> & { path: string }>
/**
 * The file of a link. It begins within a minute; after that it goes on for who shows by `knownSha256` that they have begun.
 * Errors: export_link_over, those of `ReadFile`.
 */
export type ReadLinkedFile = (link: { id: string; key: string }, knownSha256?: string) => Promise<OfferedFile>

const { exportLinkStartMs, exportLinkMs } = limits
// Between the clocks of two machines.
const skewMs = 5_000

export function makeLinks({ keys, readFile, checkSession, callerOf, now = Date.now }: Deps) {
  /** Who made it, as they are now: whoever may no longer call has no links. */
  async function makerNow({ userId, sessionId }: LinkMaker): Promise<Caller | undefined> {
    if (sessionId === undefined) return callerOf(userId)
    const session = await checkSession(sessionId)
    return session?.userId === userId ? { ...session, sessionId } : undefined
  }

  const linkFile: LinkFile = async (caller, id) => {
    await readFile(caller, id)
    const { userId, sessionId } = caller
    const madeAt = now()
    const at = (ms: number) => new Date(madeAt + ms).toISOString()
    const path = `/v1/exports/${id}/links/${keys.sign(id, { userId, sessionId, madeAt })}`
    return { path, startsBefore: at(exportLinkStartMs), expiresAt: at(exportLinkMs) }
  }

  const readLinkedFile: ReadLinkedFile = async ({ id, key }, knownSha256) => {
    const maker = keys.makerOf(id, key)
    const age = now() - (maker?.madeAt ?? 0)
    if (maker === undefined || age > exportLinkMs || age < -skewMs) throw exportLinkOver()
    const caller = await makerNow(maker)
    if (caller === undefined) throw exportLinkOver()
    const file = await readFile(caller, id)
    if (age > exportLinkStartMs && knownSha256 !== file.sha256) throw exportLinkOver()
    return file
  }
  return { linkFile, readLinkedFile }
}
