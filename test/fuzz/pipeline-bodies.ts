import fc from 'fast-check'
import type { Body } from './bodies.ts'
import { hostileTexts, hostileValue } from './hostile.ts'

/** Stands for the slug of a data set of the world. */
export const someDataset = 'a-data-set-of-the-world'

const dataset = fc.oneof(
  { weight: 6, arbitrary: fc.constant(someDataset) },
  fc.constantFrom('nope', '', '$x'),
)
const question = fc.record(
  {
    search: fc.constantFrom({}, { filter: { op: 'gt', field: 'boarded', value: 3 } }, { fields: ['none'] }),
    aggregate: fc.constantFrom({}, { groupBy: [{ type: 'terms', field: 'stop' }] }),
  },
  { requiredKeys: [] },
)
const tasks = fc.oneof(
  fc.record(
    {
      name: fc.constant('materialise'),
      dataset,
      from: fc.tuple(dataset, question).map(([slug, asked]) => ({ dataset: slug, ...asked })),
      mode: fc.constantFrom('append', 'upsert', 'replace', 'both'),
      incremental: fc.constantFrom('day', 'stop', '$row'),
    },
    { requiredKeys: ['name', 'dataset', 'from'] },
  ),
  fc
    .tuple(dataset, question, fc.constantFrom('csv', 'ndjson', 'xml'))
    .map(([slug, asked, format]) => ({ name: 'export', dataset: slug, format, ...asked })),
  fc.record({ name: fc.constant('profile'), dataset }),
  fc.record({
    name: fc.constant('ask'),
    dataset,
    query: fc.constantFrom('0198f3a0-1c2d-7000-8000-000000000007', 'x'),
  }),
  fc.record(
    {
      name: fc.constant('retention'),
      dataset,
      days: fc.constantFrom(1, 30, 0, 36_501, 1.5),
      maxRows: fc.nat(3),
    },
    { requiredKeys: ['name', 'dataset', 'days'] },
  ),
  fc.record({
    name: fc.constant('load'),
    dataset,
    from: fc.oneof(
      fc.record({
        kind: fc.constant('folder'),
        folder: fc.constant('incoming'),
        path: fc.constantFrom(...hostileTexts, '{a}', 'x.csv'),
      }),
      fc.record({
        kind: fc.constant('https'),
        url: fc.constantFrom(
          'https://example.com/{a}',
          'https://[::1]/x',
          'https://e.com/%zz',
          'https://{a}/',
          'http://e.com/',
        ),
      }),
    ),
  }),
)
const described = fc.oneof(
  fc.record(
    {
      type: fc.constantFrom('string', 'integer', 'boolean', ['string', 'null'], 'text', 7),
      default: hostileValue,
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({
    type: fc.constant('array'),
    items: fc.constantFrom({ type: 'string' }, {}, { type: 'object', properties: { b: {} } }),
  }),
  hostileValue,
)
const parameters = fc.record(
  {
    type: fc.constantFrom('object', 'object', 'object', 'array'),
    properties: fc.dictionary(fc.constantFrom('a', 'b', 'days', 'constructor', '__proto__', '9'), described, {
      maxKeys: 3,
    }),
    required: fc.constantFrom(['a'], [], [1]),
  },
  { requiredKeys: ['type'] },
)

/** Pipelines that are right but for one part, or altogether. */
export const pipelineBodies: fc.Arbitrary<Body> = fc
  .record(
    {
      name: fc.constantFrom('적재', 'a', '', 'ㅋ'.repeat(256)),
      runner: tasks.map((task) => ({ kind: 'builtin', task })),
      parameters,
      concurrency: fc.constantFrom(1, 100, 0, 101),
      retries: fc.constantFrom(0, 10, 11),
      paused: fc.boolean(),
    },
    { requiredKeys: ['name', 'runner'] },
  )
  .map((body) => ({ type: 'application/json', content: JSON.stringify(body) }))

/** Parameters of runs: right ones, and all else that JSON has. */
export const runBodies: fc.Arbitrary<Body> = fc
  .record(
    {
      parameters: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({ a: fc.constantFrom('x', '', '한', '../y', '\u0000') }, { requiredKeys: [] }),
        },
        fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'toString'), hostileValue),
        hostileValue,
      ),
      note: fc.constantFrom('메모', '\u0000', ''),
    },
    { requiredKeys: ['parameters'] },
  )
  .map((body) => ({ type: 'application/json', content: JSON.stringify(body) }))

/** Schedules that are right but for one part, or altogether; none comes while it is looked at. */
export const scheduleBodies: fc.Arbitrary<Body> = fc
  .record(
    {
      trigger: fc.oneof(
        fc.record({
          kind: fc.constant('cron'),
          expression: fc.constantFrom(
            '0 3 1 1 *',
            '30 2 29 2 MON',
            '0 0 31 2 *',
            '61 * * * *',
            '* * * * * *',
          ),
          timeZone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York', 'Mars/Base', '+09:00'),
          catchUp: fc.constantFrom('skip', 'run_once', 'run_all', 'never'),
        }),
        fc.record({
          kind: fc.constant('dataset'),
          dataset,
          debounceMs: fc.constantFrom(86_400_000, 86_400_001, -1),
        }),
      ),
      parameters: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), hostileValue, { maxKeys: 1 }),
      dateParameters: fc.dictionary(
        fc.constantFrom('a', 'b', '9'),
        fc.constantFrom({ days: -1 }, { days: 0.5 }),
        {
          maxKeys: 1,
        },
      ),
      paused: fc.constant(true),
    },
    { requiredKeys: ['trigger'] },
  )
  .map((body) => ({ type: 'application/json', content: JSON.stringify(body) }))
