/** Resolves with the first of SIGTERM and SIGINT; a second one calls `again`, at once. */
export function stopSignal(again: () => void): Promise<'SIGTERM' | 'SIGINT'> {
  return new Promise((resolve) => {
    let stopping = false
    const onSignal = (signal: 'SIGTERM' | 'SIGINT') => {
      if (stopping) again()
      stopping = true
      resolve(signal)
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
}
