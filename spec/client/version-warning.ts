const majorOf = (version: string) => version.split('.')[0]

/** Looks at each response; warns once when the server speaks another major version of the contract. */
export function makeVersionWarning(own: string): (response: Response) => void {
  let warned = false
  return ({ headers }) => {
    const theirs = headers.get('x-contract-version')
    if (warned || theirs === null || majorOf(theirs) === majorOf(own)) return
    warned = true
    // oxlint-disable-next-line no-console -- there is nobody else to tell
    console.warn(
      `@tg-cloud/client speaks contract ${own}, the server ${theirs}: install the client from /client/latest.tgz`,
    )
  }
}
