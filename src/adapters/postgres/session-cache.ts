import type { SessionCheck } from '../../auth/ports.ts'
import type { LiveSession } from '../../auth/session.ts'
import { loadApiKey } from './api-keys.repository.ts'
import type { Database, Log } from './database.ts'
import type { OnRevoked, Revocation } from './revocations.ts'
import { makeSessionListener } from './session-listener.ts'
import { loadLiveSession } from './sessions.repository.ts'

const maxEntries = 10_000
const maxAgeMs = 60_000

type Loaded = { session: LiveSession; remainingMs: number } | undefined
type CacheDeps = {
  load: (sessionId: string) => Promise<Loaded>
  /** Whether revocations of other processes are being heard; `now` is `performance.now()`. */
  isCurrent: (now: number) => boolean
}

/** The session check of one process and the hook that the repositories call after each revocation. */
export function makeSessionCheck({ database, log }: { database: Database; log: Log }) {
  const cache = makeSessionCache({
    load: (credential) =>
      isHash(credential) ? loadApiKey(database, credential) : loadLiveSession(database, credential),
    isCurrent: (now) => listener.isCurrent(now),
  })
  const listener = makeSessionListener({
    database,
    onRevocation: cache.forget,
    onConnected: cache.clear,
    log,
  })
  return { check: cache.check, forget: cache.forget, start: listener.start, stop: listener.stop }
}

// Session ids are UUIDs of 36 characters, hashes of API keys have 64.
const isHash = (credential: string) => credential.length === 64

/**
 * Remembers live sessions while revocations are heard; else every check asks the database. What was loaded before a
 * revocation is never remembered after it.
 */
export function makeSessionCache({ load, isCurrent }: CacheDeps) {
  // The promise itself is kept: a hit makes nothing new.
  const entries = new Map<string, { answer: Promise<LiveSession>; userId: string; until: number }>()
  const loading = new Map<string, Promise<LiveSession | undefined>>()
  let generation = 0

  const check: SessionCheck = (sessionId) => {
    const now = performance.now()
    if (!isCurrent(now)) return load(sessionId).then((loaded) => loaded?.session)
    const entry = entries.get(sessionId)
    if (entry !== undefined && now < entry.until) return entry.answer
    const underWay = loading.get(sessionId)
    if (underWay) return underWay
    const answer = loadAndRemember(sessionId, now).finally(() => {
      if (loading.get(sessionId) === answer) loading.delete(sessionId)
    })
    loading.set(sessionId, answer)
    return answer
  }

  async function loadAndRemember(sessionId: string, now: number): Promise<LiveSession | undefined> {
    const before = generation
    const loaded = await load(sessionId)
    if (loaded === undefined) entries.delete(sessionId)
    else if (before === generation) remember(sessionId, loaded, now)
    return loaded?.session
  }

  function remember(sessionId: string, { session, remainingMs }: NonNullable<Loaded>, now: number): void {
    entries.delete(sessionId)
    const oldest = entries.size >= maxEntries ? entries.keys().next().value : undefined
    if (oldest !== undefined) entries.delete(oldest)
    const until = now + Math.min(maxAgeMs, remainingMs)
    entries.set(sessionId, { answer: Promise.resolve(session), userId: session.userId, until })
  }

  const forget: OnRevoked = (revocation: Revocation) => {
    generation++
    // Whoever asks from now on must not be given what was asked before.
    loading.clear()
    if ('sessionId' in revocation) entries.delete(revocation.sessionId)
    else for (const [id, entry] of entries) if (entry.userId === revocation.userId) entries.delete(id)
  }

  function clear(): void {
    generation++
    loading.clear()
    entries.clear()
  }

  return { check, forget, clear }
}
