const minuteMs = 60_000

/**
 * Work that is done each minute from when it is started, the first time a minute later, until it is ended; `onFault` is
 * told what keeps it from being done this time.
 */
export function everyMinute(work: () => Promise<unknown>, onFault: (fault: Error) => void) {
  let timer: NodeJS.Timeout | undefined
  return {
    /** Again changes nothing. */
    start(): void {
      timer ??= setInterval(() => void work().catch(onFault), minuteMs)
    },
    end: () => clearInterval(timer),
  }
}
