/** What is left of one window after a call: how many calls, and when it begins anew, in milliseconds. */
export type WindowState = { allowed: boolean; remaining: number; resetMs: number }

/** Counts calls by key in windows of a fixed length; all processes that share a store count together. */
export type Window = {
  consume(key: string): Promise<WindowState>
  /** Gives a call back that was consumed. */
  refund(key: string): Promise<void>
}
