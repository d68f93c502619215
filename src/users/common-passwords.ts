import { passwordTooCommon } from '../errors.ts'
import { limits } from '@tg-cloud/contract/limits'

/** Errors: password_too_common. */
export type RefuseCommonPassword = (password: string) => Promise<void>

let common: Promise<Set<string>> | undefined

/** Errors: password_too_common, for a password on the list of those that guessers try first, in any case. */
export async function refuseCommonPassword(password: string): Promise<void> {
  // Loaded at the first use: it is not needed to start.
  common ??= load()
  const folded = password.toLowerCase()
  if ((await common).has(folded) || new Set(folded).size === 1) throw passwordTooCommon()
}

async function load(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(
    dictionary['passwords-common'].filter((password) => password.length >= limits.passwordMinChars),
  )
}
