/** `failed` is parked: it failed as often as it may, and stays with its cause until somebody looks. */
export const jobStates = ['queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled'] as const
export type JobState = (typeof jobStates)[number]

export type JobProgress = { done: number; total?: number | null; note?: string | null; unit?: string }

/** Times are RFC 3339. */
export type Job = {
  id: string
  task: string
  payload: unknown
  jobKey: string | null
  state: JobState
  /** Times it was started. */
  attempts: number
  /** Attempts that failed, or whose process died. */
  failures: number
  maxAttempts: number
  priority: number
  createdAt: string
  /** When it was due first. */
  runAt: string
  /** While retrying: when it is due again. */
  retryAt: string | null
  startedAt: string | null
  finishedAt: string | null
  progress: JobProgress | null
  result: unknown
  lastError: string | null
  cancelRequested: boolean
}
