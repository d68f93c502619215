import type { AggregateAnswers } from '@tg-cloud/contract/aggregate'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { SearchAnswer } from '@tg-cloud/contract/search'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loading } from '../../test/loading.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

let app: StartedApp
let use: ReturnType<typeof loading>
beforeAll(async () => {
  app = await startApp()
  use = loading(app, (await person(app, 'MANAGER', '김민지')).accessToken)
})
afterAll(() => app[Symbol.asyncDispose]())

async function ask<T>(dataset: Dataset, operation: string, question: object): Promise<T> {
  const { status, body, text } = await use.ask('POST', `/v1/datasets/${dataset.slug}/${operation}`, question)
  expect(status, text.slice(0, 500)).toBe(200)
  return body as T
}
async function loaded(fields: Field[], lines: string[]): Promise<Dataset> {
  const dataset = await use.dataset(fields)
  const { ingest } = await use.load(dataset.slug, lines.join('\n'), { type: 'application/x-ndjson' })
  expect(ingest).toMatchObject({ state: 'done', accepted: lines.length })
  return dataset
}
const tooLong = { kind: 'truncated', reason: 'answerBytes', bound: limits.answerBytes }

describe('an answer that would be too long', () => {
  const count = 1_000
  // Three bytes each in UTF-8: all of them are twice as long as an answer may be.
  const text = (n: number) => `${String(n).padStart(3, '0')}${'가'.repeat(10_900)}`
  let dataset: Dataset
  beforeAll(async () => {
    const fields: Field[] = [
      { name: 'n', type: 'int' },
      { name: 'text', type: 'keyword' },
    ]
    const lines = Array.from({ length: count }, (_, n) => JSON.stringify({ n, text: text(n) }))
    dataset = await loaded(fields, lines)
  })

  it('of rows ends sooner, says so, and goes on where it ended', async () => {
    const found: unknown[] = []
    const pages: SearchAnswer[] = []
    let cursor: string | null | undefined
    do {
      const question = { sort: [{ field: 'n' }], limit: count, ...(cursor ? { cursor } : {}) }
      const page: SearchAnswer = await ask(dataset, 'search', question)
      pages.push(page)
      found.push(...page.rows.map((row) => (row as { n: number }).n))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found).toEqual(Array.from({ length: count }, (_, n) => n))
    expect(pages.slice(0, -1).map(({ completeness }) => completeness)).toEqual(
      pages.slice(0, -1).map(() => tooLong),
    )
    expect(pages.at(-1)?.completeness.kind).toBe('exact')
    expect(pages.length).toBeGreaterThan(1)
    expect(Buffer.byteLength(JSON.stringify(pages[0]))).toBeLessThan(limits.answerBytes * 1.1)

    const back: SearchAnswer = await ask(dataset, 'search', {
      sort: [{ field: 'n' }],
      limit: count,
      cursor: pages.at(-1)?.previousCursor,
    })
    const [first, last] = [pages.at(-2), pages.at(-1)].map((page) => page?.rows.length ?? 0)
    expect(back.rows).toHaveLength(first ?? 0)
    expect(back.rows.at(-1)).toMatchObject({ n: count - (last ?? 0) - 1 })
  })

  it('of groups does the same', async () => {
    const found: string[] = []
    const kinds: string[] = []
    let cursor: string | null | undefined
    do {
      const one = { groupBy: [{ type: 'terms', field: 'text' }], limit: count, ...(cursor ? { cursor } : {}) }
      const answer: AggregateAnswers = await ask(dataset, 'aggregate', { aggregates: { one } })
      const page = answer.aggregates['one']
      found.push(...(page?.groups ?? []).map(({ keys }) => String(keys['text']).slice(0, 3)))
      kinds.push(page?.completeness.kind ?? '')
      cursor = page?.nextCursor
    } while (cursor)
    expect(found).toEqual(Array.from({ length: count }, (_, n) => text(n).slice(0, 3)))
    expect(kinds.length).toBeGreaterThan(1)
    expect(new Set(kinds.slice(0, -1))).toEqual(new Set(['truncated']))
    expect(kinds.at(-1)).toBe('exact')
  })
})

it('says when it has not looked at all groups', { timeout: 60_000 }, async () => {
  const most = limits.groupsLookedAtMax
  const fields: Field[] = [{ name: 'n', type: 'int' }]
  const dataset = await use.dataset(fields)
  const body = `n\n${Array.from({ length: most + 1 }, (_, n) => n).join('\n')}\n`
  await use.load(dataset.slug, body, { type: 'text/csv' })
  const one = { groupBy: [{ type: 'terms', field: 'n' }], order: [{ by: 'sum', order: 'desc' }] }
  const metrics = { sum: { type: 'sum', field: 'n' } }
  const ofAll = async (filter?: object): Promise<AggregateAnswers> =>
    ask(dataset, 'aggregate', { filter, aggregates: { one: { ...one, metrics, limit: 1 } } })
  const cut = await ofAll()
  expect(cut.completeness).toEqual({ kind: 'truncated', reason: 'groupsLookedAtMax', bound: most })
  expect(cut.aggregates['one']?.groups[0]?.keys).toEqual({ n: most - 1 })
  const whole = await ofAll({ op: 'gte', field: 'n', value: 1 })
  expect(whole.completeness.kind).toBe('exact')
  expect(whole.aggregates['one']?.groups[0]?.keys).toEqual({ n: most })
})
