import type { Session } from '@tg-cloud/contract/auth'
import type { UserLevel } from '@tg-cloud/contract/users'
import type { Position } from '../paging/page.ts'
import type { ApiKey, NewApiKey } from './api-key.ts'
import type { LiveSession, NewSession, Rotation } from './session.ts'

export type Credentials = { userId: string; passwordHash: string; level: UserLevel; disabled: boolean }

export type CredentialStore = {
  findByUsername(username: string): Promise<Credentials | undefined>
  findByUserId(userId: string): Promise<Credentials | undefined>
  /** Replaces the hash only where it still is `from`; the sessions stay. */
  upgradeHash(userId: string, from: string, to: string): Promise<void>
}

/** Times are the database's, so that all processes agree. */
export type SessionStore = {
  /** Answers the time the session ends unless refreshed (RFC 3339), or undefined when the user is disabled or the password is another one. */
  start(session: NewSession): Promise<string | undefined>
  /**
   * Swaps the presented token for its successor in one transaction. A used token within the grace time is
   * `repeated` when its successor is still unused, `superseded` when that was used too, else `reused`.
   */
  rotate(presented: Buffer, successor: Buffer): Promise<Rotation>
  end(sessionId: string, userId: string): Promise<boolean>
  endAll(userId: string): Promise<void>
  list(
    userId: string,
    page: { limit: number; before?: Position | undefined },
  ): Promise<Omit<Session, 'current'>[]>
  /** Live state straight from the database; undefined when the session or its user has ended or is disabled. */
  load(sessionId: string): Promise<LiveSession | undefined>
  /** Whether this user logged in from this address in the last 30 days. */
  knowsAddress(userId: string, address: string): Promise<boolean>
}

/** A key that has been revoked is as if it had never been. */
export type ApiKeyStore = {
  /** Errors: api_key_limit. */
  create(key: NewApiKey): Promise<ApiKey>
  list(userId: string, page: { limit: number; before?: Position | undefined }): Promise<ApiKey[]>
  get(userId: string, id: string): Promise<ApiKey | undefined>
  /** Whether there was such a key. It counts from the next request on, in other processes within 1 s. */
  revoke(userId: string, id: string): Promise<boolean>
}

/**
 * Answers each request's check of a credential: the id of a session, or the hash of an API key (`hashApiKey`).
 * Undefined when it has ended, been revoked or expired, or its user is disabled.
 */
export type SessionCheck = (credential: string) => Promise<LiveSession | undefined>

/** Bounds failed logins by account, by address and by both. */
export type LoginThrottle = {
  /**
   * Runs `check` once so many failures more are allowed as are being checked, and answers what it answers: whether the
   * attempt succeeded, which takes the failures of this account from this address back. Errors: login_throttled with
   * the time to wait; login_busy when too many wait for others to be decided.
   */
  attempt(
    attempt: { account: string; address: string; knownAddress: () => Promise<boolean> },
    check: () => Promise<boolean>,
  ): Promise<boolean>
}
