/** The token that calls carry: one login for all who need it at once, and a new one in place of one that was refused. */
export function makeTokens(logIn: () => Promise<string>) {
  let current: string | undefined
  let coming: Promise<string> | undefined
  return {
    /** `refused`: the token that was not taken. Errors: those of the login. */
    async get(refused?: string): Promise<string> {
      if (current !== undefined && current !== refused) return current
      coming ??= logIn().finally(() => (coming = undefined))
      return (current = await coming)
    },
  }
}
