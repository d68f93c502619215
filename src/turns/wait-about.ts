import { setTimeout as sleep } from 'node:timers/promises'

/** Waits half to one and a half times as long, so that those who began together do not meet again. Errors: the signal's reason. */
export async function waitAbout(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms * (0.5 + Math.random()), undefined, { signal }).catch(() => signal?.throwIfAborted())
}
