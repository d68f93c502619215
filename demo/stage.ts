import type { Client, Schemas } from '@tg-cloud/client'
import { curlLine } from './curl.ts'

export type Answered = Pick<Schemas['SearchAnswer'], 'version' | 'tookMs' | 'completeness'>
export type Stage = {
  client: Client
  signal: AbortSignal
  /** Says what was asked, and the call that asks it again. */
  called(title: string, path: string, question: object, answer: Answered): void
  show(lines: readonly string[]): void
}
type Given = { client: Client; url: string; say(line?: string): void; signal: AbortSignal }

/** Where questions and their answers are shown. */
export const makeStage = ({ client, url, say, signal }: Given): Stage => ({
  client,
  signal,
  called(title, path, question, { completeness, tookMs, version }) {
    say(`\n${title}`)
    say(`  ${curlLine(`${url}/v1/datasets/${path}`, question)}`)
    say(`  answered in ${tookMs} ms, ${completeness.kind}, of version ${version} of the data set\n`)
  },
  show: (lines) => lines.forEach((line) => say(line === '' ? '' : `  ${line}`)),
})

export const count = (value: unknown): string => Number(value).toLocaleString('en')
/** With one digit after the point; nothing for null. */
export const tenths = (value: unknown): string =>
  value === null || value === undefined ? '' : Number(value).toFixed(1)
