import type { Claimed } from './ports.ts'
import type { makeProgress } from './progress.ts'
import type { JobRun, TaskHandler } from './task.ts'

const resultMaxBytes = 64 * 1024

/** How a handler ended; `final`: another attempt would end no better. */
export type Outcome = { kind: 'done'; result: unknown } | { kind: 'failed'; cause: string; final: boolean }
type Report = ReturnType<typeof makeProgress>['report']

/** Runs the handler of a claimed job; `deaf` rejects when it does not hear its signal. */
export async function runAttempt(
  { task, handle }: TaskHandler,
  claimed: Claimed,
  { signal, aborted }: Pick<JobRun, 'signal' | 'aborted'>,
  progress: Report,
  deaf: Promise<never>,
): Promise<Outcome> {
  const { id, attempt, failures, maxAttempts, runAt } = claimed
  const payload = task.payload.safeParse(claimed.payload)
  // The same payload will not do better next time.
  if (!payload.success) return { kind: 'failed', cause: `The payload is not of ${task.name}`, final: true }
  try {
    const run = { id, attempt, failures, maxAttempts, runAt, signal, aborted, progress }
    const result = (await Promise.race([handle(payload.data, run), deaf])) ?? null
    if (Buffer.byteLength(JSON.stringify(result)) > resultMaxBytes)
      return { kind: 'failed', cause: `The result is larger than ${resultMaxBytes} bytes`, final: true }
    return { kind: 'done', result }
  } catch (error) {
    return { kind: 'failed', cause: causeText(error), final: false }
  }
}

export const causeText = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 4_000)
