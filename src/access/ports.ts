import type { RateClass } from '@tg-cloud/contract/operation'

/** What is left of one window after a call: how many calls, and when it begins anew, in milliseconds. */
export type WindowState = { allowed: boolean; remaining: number; resetMs: number }

/** Counts calls by key in windows of a fixed length; all processes that share a store count together. */
export type Window = {
  consume(key: string): Promise<WindowState>
  /** Gives a call back that was consumed. */
  refund(key: string): Promise<void>
}

/** The windows of one class of operations: a second for the steady rate, a minute for what may come on top at once. */
export type Windows = { steady: Window; burst: Window }
export type WindowsOf = Record<RateClass, Windows>
