import type { Issue } from './codes.ts'
import { fill, type Language } from './generated/fill.ts'
import { issueMessages, problemTitles } from './generated/messages.ts'

export type { Language }

/** The title of a problem code; undefined for a code that only a newer server has (use the problem's own `title`). */
export const problemTitle = (code: string, language: Language): string | undefined =>
  entryOf(problemTitles, code)?.[language]

/** The message of one wrong part of a request; the server's own for a code that only a newer server has. */
export function issueMessage({ code, params, message }: Issue, language: Language): string {
  const text = entryOf(issueMessages, code)?.[language]
  return text === undefined ? message : fill(text, params)
}

const entryOf = <T>(texts: Record<string, T>, code: string): T | undefined =>
  Object.hasOwn(texts, code) ? texts[code] : undefined
