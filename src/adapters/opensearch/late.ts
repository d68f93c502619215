export class Late extends Error {
  override readonly name = 'Late'
}

/**
 * A signal that aborts after `ms` unless it is called off. What has arrived meanwhile is looked at first: after a pause
 * of this process itself an answer is no later for it.
 */
export function lateAfter(ms: number): { signal: AbortSignal; callOff: () => void } {
  const controller = new AbortController()
  const abort = () => controller.abort(new Late(`Not within ${ms} ms`))
  const timer = setTimeout(() => setImmediate(abort), ms)
  return { signal: controller.signal, callOff: () => clearTimeout(timer) }
}
