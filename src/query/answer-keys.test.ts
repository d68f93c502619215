import { createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { AggregateQuestions } from '@tg-cloud/contract/aggregate'
import { SearchQuestion } from '@tg-cloud/contract/search'
import { expect, it } from 'vitest'
import { aDataset, sharedTexts } from '../../test/answers.ts'
import { canonical } from '../cache/canonical.ts'
import { makeSingleFlight } from '../cache/single-flight.ts'
import { makeCursors } from '../paging/cursor.ts'
import { makeAggregateDataset } from './aggregate-dataset.ts'
import type { Answer, Answers, Asking, Work } from './answers.ts'
import { aFilter, aSort } from './conformance/arbitraries.ts'
import { fields } from './conformance/samples.ts'
import { makeListValues } from './list-values.ts'
import type { QuestionEngine, RowView } from './ports.ts'
import { makeRememberedAnswers } from './remembered-answers.ts'
import { makeSearchDataset } from './search-dataset.ts'

const never = new AbortController().signal
const dataset = aDataset({ fields, timeField: 'at' })
const cursors = makeCursors(createSecretKey(randomBytes(32)))

/** No rows; what is asked of them is what counts here. */
const noRows: Pick<QuestionEngine, 'ask' | 'revision'> = {
  revision: async () => 1,
  ask: (_dataset, work) =>
    work({
      version: 1,
      revision: 1,
      ingestOf: String,
      search: async function* () {},
      count: async () => 0,
      groups: async function* () {},
      isNear: () => false,
      extent: async () => undefined,
      row: async () => undefined,
    } satisfies RowView),
}

/** One process of two that share what they remember, and the compiled questions that it came to. */
function aProcess(store: ReturnType<typeof sharedTexts>['store']) {
  const compiled: string[] = []
  const remembered = makeRememberedAnswers({
    engine: noRows,
    deletedRows: { since: async () => false },
    store,
    once: makeSingleFlight(),
    made: 'test',
    ttlMs: 60_000,
    observe: () => undefined,
  })
  const answers: Answers = <A extends Answer>(asking: Asking, work: Work<A>) => {
    compiled.push(canonical(asking.compiled))
    return remembered(asking, work)
  }
  const deps = { answers, cursors }
  const [search, aggregate, values] = [
    makeSearchDataset(deps),
    makeAggregateDataset(deps),
    makeListValues(deps),
  ]
  return {
    compiled: () => compiled.at(-1),
    async ask(question: Question) {
      const caller = randomUUID()
      if ('search' in question)
        return search(dataset, caller, SearchQuestion.parse(question.search), { signal: never })
      if ('aggregate' in question)
        return aggregate(dataset, caller, AggregateQuestions.parse(question.aggregate), { signal: never })
      return values(dataset, question.values, { limit: question.limit }, { signal: never })
    },
  }
}
type Question = { search: object } | { aggregate: object } | { values: string; limit: number }

const names = fields.map(({ name }) => name)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const metric = fc.constantFrom<object>(
  { type: 'count' },
  { type: 'countDistinct', field: 'word', exact: false },
  { type: 'countDistinct', field: 'word', exact: true },
  { type: 'max', field: 'at' },
)
const aQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc
    .record({
      filter: maybe(aFilter()),
      fields: maybe(fc.uniqueArray(fc.constantFrom('$row', ...names), { minLength: 1, maxLength: 3 })),
      sort: maybe(aSort(['at', 'n', 'word'])),
      limit: maybe(fc.constantFrom(1, 20, 21)),
      total: maybe(fc.constantFrom('none', 'exact', { upTo: 5 })),
      rowFormat: maybe(fc.constantFrom('object', 'array')),
      facets: maybe(
        fc.constantFrom([{ field: 'word' }], [{ field: 'word', limit: 10 }], [{ field: 'word', limit: 2 }]),
      ),
      timeoutMs: maybe(fc.constantFrom(1_000, 10_000)),
    })
    .map((search) => ({ search })),
  fc
    .record({
      filter: maybe(aFilter()),
      aggregates: fc.dictionary(
        fc.constantFrom('a', 'b'),
        fc.record({
          groupBy: maybe(
            fc.constantFrom(
              [{ type: 'terms', field: 'word' }],
              [{ type: 'calendar', field: 'at', unit: 'day', timeZone: 'Asia/Seoul' }],
              [{ type: 'calendar', field: 'at', unit: 'day', timeZone: 'UTC' }],
              [{ type: 'calendar', field: 'at', unit: 'day', timeZone: 'UTC', offsetMinutes: 0 }],
            ),
          ),
          metrics: maybe(fc.dictionary(fc.constantFrom('x', 'y'), metric, { minKeys: 1 })),
          limit: maybe(fc.constantFrom(1, 100)),
        }),
        { minKeys: 1 },
      ),
    })
    .map((aggregate) => ({ aggregate })),
  fc.record({ values: fc.constantFrom('word', 'n'), limit: fc.constantFrom(10, 11) }),
)
/** Often the same question, or one that differs in one thing. */
const twoQuestions = fc.oneof(
  fc.tuple(aQuestion, aQuestion),
  aQuestion.map((one): [Question, Question] => [one, structuredClone(one)]),
)

it('two callers share an answer if their compiled questions are the same bytes, and only then', async () => {
  let shared = 0
  await fc.assert(
    fc.asyncProperty(twoQuestions, async ([first, second]) => {
      const { store } = sharedTexts()
      const [one, other] = [aProcess(store), aProcess(store)]
      const answer = await one.ask(first)
      const again = await other.ask(second)
      expect(answer.cache.hit).toBe(false)
      expect(again.cache.hit).toBe(one.compiled() === other.compiled())
      if (again.cache.hit) shared++
      const same = canonical(first) === canonical(second)
      if (same) expect(again.cache.hit).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(shared).toBeGreaterThan(50)
})

it.each<[string, Question, Question, boolean]>([
  ['names in another case', { search: { fields: ['word'] } }, { search: { fields: ['WORD'] } }, true],
  [
    'what goes without saying',
    { search: {} },
    { search: { limit: 20, total: 'none', rowFormat: 'object' } },
    true,
  ],
  ['a time to work', { search: { timeoutMs: 200 } }, { search: { timeoutMs: 300 } }, true],
  ['how rows are shown', { search: {} }, { search: { rowFormat: 'array' } }, false],
  [
    'a zone',
    { aggregate: { aggregates: { a: { groupBy: [day('Asia/Seoul')] } } } },
    { aggregate: { aggregates: { a: { groupBy: [day('Asia/Tokyo')] } } } },
    false,
  ],
  [
    'the order of metrics, which is that of columns',
    { aggregate: { aggregates: { a: { metrics: { x: { type: 'count' }, y: { type: 'count' } } } } } },
    { aggregate: { aggregates: { a: { metrics: { y: { type: 'count' }, x: { type: 'count' } } } } } },
    false,
  ],
])('%s', async (_what, first, second, isShared) => {
  const { store } = sharedTexts()
  await aProcess(store).ask(first)
  expect((await aProcess(store).ask(second)).cache.hit).toBe(isShared)
})

function day(timeZone: string) {
  return { type: 'calendar', field: 'at', unit: 'day', timeZone }
}
