// npm and `node --watch` pass on a Ctrl-C that the terminal has sent to this process as well: both are one.
const oneCtrlCMs = 300

/** Resolves with the first of SIGTERM and SIGINT; a second one calls `again`, at once. */
export function stopSignal(again: () => void): Promise<'SIGTERM' | 'SIGINT'> {
  return new Promise((resolve) => {
    let first: number | undefined
    const onSignal = (signal: 'SIGTERM' | 'SIGINT') => {
      const now = performance.now()
      first ??= now
      if (now !== first && !(signal === 'SIGINT' && now - first < oneCtrlCMs)) again()
      resolve(signal)
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}
