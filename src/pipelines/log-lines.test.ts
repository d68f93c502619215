import { expect, it } from 'vitest'
import { type Reason, runnerLines } from './log-lines.ts'
import type { RunRecord } from './run.ts'
import type { RunnerLog } from './runner-ports.ts'

const line = (text: string) => ({ at: '2026-11-30T01:02:03.004Z', level: 'info' as const, text })
const run = {} as RunRecord

it('what is read from its beginning each time is told once, however its pages fall', async () => {
  const pages: (string[] | undefined)[][] = [
    [['a', 'b'], ['c']],
    [['a', 'b'], ['c', 'd'], ['e']],
    [['a', 'b', 'c', 'd'], ['e']],
    [['a', 'b', 'c', 'd', 'e', 'f'], undefined],
  ]
  async function* log(): RunnerLog {
    for (const lines of pages.shift() ?? []) yield { task: 't', attempt: 1, lines: lines?.map(line) }
  }
  const read = runnerLines(log)
  const reasons: Reason[] = []
  const told: string[][] = []
  while (pages.length > 0) {
    const texts: string[] = []
    for await (const lines of read(run, (reason) => reasons.push(reason)))
      texts.push(...lines.map(({ text }) => text))
    told.push(texts)
  }
  expect(told).toEqual([['a', 'b', 'c'], ['d', 'e'], [], ['f']])
  expect(reasons).toEqual([null, null, null, 'The log of try 1 of t is unavailable'])
})
