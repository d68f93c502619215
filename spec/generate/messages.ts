import { issueCodes } from '@tg-cloud/contract/issue-codes'
import { problemCodes } from '@tg-cloud/contract/problem'

type Texts = Record<string, { en: string; ko: string }>

/** The client's catalogue of titles and messages; a code without a text in one language does not compile. */
export const messagesCatalogue = (): string => `import type { IssueCode, ProblemCode } from '../codes.ts'
import type { Language } from './fill.ts'

export const problemTitles = {
${rows(problemCodes)}
} as const satisfies Record<ProblemCode, Record<Language, string>>

export const issueMessages = {
${rows(issueCodes)}
} as const satisfies Record<IssueCode, Record<Language, string>>
`

const rows = (texts: Texts) =>
  Object.entries(texts)
    .map(([code, { en, ko }]) => `  ${code}: { en: ${JSON.stringify(en)}, ko: ${JSON.stringify(ko)} },`)
    .join('\n')
