import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until a condition holds, asking every 20 ms; fails after `timeoutMs`. */
export async function until(condition: () => Promise<boolean> | boolean, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`Still not so after ${timeoutMs} ms: ${condition.toString()}`)
    await sleep(20)
  }
}
