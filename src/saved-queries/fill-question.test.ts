import type { Field } from '@tg-cloud/contract/fields'
import type { QueryParameter } from '@tg-cloud/contract/query-parameters'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { type Arguments, fillQuestion } from './fill-question.ts'
import { faultsOfParameters, shownParameters } from './parameters.ts'
import { placesOf } from './places.ts'
import type { Question } from './saved-query.ts'

const fields: Field[] = [
  { name: 'day', type: 'date' },
  { name: 'stop', type: 'keyword' },
  { name: 'note', type: 'text' },
  { name: 'boarded', type: 'int' },
  { name: 'fare', type: 'decimal', precision: 20, scale: 2 },
  { name: 'place', type: 'geo_point' },
]
const search: Question = {
  search: {
    fields: ['stop'],
    sort: [{ field: 'day' }],
    filter: {
      op: 'and',
      filters: [
        { op: 'between', field: 'day', from: '2026-01-01', to: '2026-12-31' },
        { op: 'in', field: 'stop', values: ['시청'] },
        { op: 'not', filter: { op: 'gte', field: 'fare', value: '9007199254740993.10' } },
        { op: 'match', field: 'note', words: '버스' },
        { op: 'geo_distance', field: 'place', center: { lat: 37, lon: 127 }, meters: 500 },
        { op: 'prefix', field: 'stop', value: '시' },
      ],
    },
  },
}
const filters = '/search/filter/filters'
const parameter = (name: string, ...at: string[]): QueryParameter => ({ name, at })

function issuesOf(parameters: QueryParameter[], given: Arguments, question = search) {
  try {
    fillQuestion({ question, parameters }, given, fields, 'body.parameters')
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_request') return error.issues
    throw error
  }
  return []
}

describe('places of a question', () => {
  it('are where values of conditions stand, and nowhere else', () => {
    expect([...placesOf(search, fields)].map(([at, { type, multiple }]) => [at, type, multiple])).toEqual([
      [`${filters}/0/from`, 'date', false],
      [`${filters}/0/to`, 'date', false],
      [`${filters}/1/values`, 'keyword', true],
      [`${filters}/2/filter/value`, 'decimal', false],
      [`${filters}/3/words`, 'words', false],
      [`${filters}/4/center/lat`, 'number', false],
      [`${filters}/4/center/lon`, 'number', false],
      [`${filters}/4/meters`, 'number', false],
      [`${filters}/5/value`, 'keyword', false],
    ])
    // Metrics may have any name.
    const aggregate: Question = {
      aggregate: {
        groupBy: [{ type: 'calendar', field: 'day', unit: 'month', fill: { from: '2026-01-01' } }],
        metrics: {
          value: { type: 'sum', field: 'boarded', filter: { op: 'eq', field: 'stop', value: '시청' } },
          field: { type: 'percentiles', field: 'boarded', percents: [50] },
        },
        having: [{ metric: 'value', op: 'gt', value: 10 }],
      },
    }
    expect([...placesOf(aggregate, fields)].map(([at, { type }]) => [at, type])).toEqual([
      ['/aggregate/groupBy/0/fill/from', 'date'],
      ['/aggregate/metrics/value/filter/value', 'keyword'],
      ['/aggregate/having/0/value', 'metric'],
    ])
  })
})

describe('parameters of a question', () => {
  const faults = (...parameters: QueryParameter[]) =>
    faultsOfParameters(search, parameters, fields, 'body.parameters')

  it('go where nothing but a value can stand, each place once, all of one type', () => {
    expect(faults(parameter('day', `${filters}/0/from`, `${filters}/0/to`))).toEqual([])
    for (const at of [
      '/search/sort/0/field',
      `${filters}/0/op`,
      `${filters}/0`,
      `${filters}/9/value`,
      '/search/__proto__/x',
      '/search/filter/constructor',
    ])
      expect(faults(parameter('a', at)), at).toEqual([
        { path: 'body.parameters.0.at.0', code: 'not_allowed', params: {} },
      ])
    expect(faults(parameter('a', `${filters}/0/from`), parameter('b', `${filters}/0/from`))).toEqual([
      { path: 'body.parameters.1.at.0', code: 'not_allowed', params: {} },
    ])
    expect(faults(parameter('a', `${filters}/0/from`, `${filters}/3/words`))).toEqual([
      { path: 'body.parameters.0.at.1', code: 'no_match', params: {} },
    ])
  })

  it('have bounds of their type, which their own default keeps', () => {
    const from = parameter('from', `${filters}/0/from`)
    expect(faults({ ...from, from: '2026-01-01', to: '2026-01-01' })).toEqual([])
    expect(faults({ ...from, from: '2026-01-02' })).toEqual([
      { path: 'body.parameters.0.at.0', code: 'too_small', params: { minimum: '2026-01-02' } },
    ])
    expect(faults({ ...from, required: true, from: '2026-01-02' })).toEqual([])
    expect(faults({ ...from, from: 5 })).toMatchObject([
      { path: 'body.parameters.0.from', code: 'wrong_type' },
    ])
    expect(faults({ ...parameter('w', `${filters}/3/words`), from: 'a' })).toMatchObject([
      { path: 'body.parameters.0.from', code: 'not_allowed' },
    ])
    expect(faults({ ...parameter('stops', `${filters}/1/values`), values: ['종로', '강남'] })).toMatchObject([
      { path: 'body.parameters.0.at.0.0', code: 'invalid_value' },
    ])
  })

  it('are shown with what their values are', () => {
    const shown = shownParameters(
      search,
      [
        { ...parameter('stops', `${filters}/1/values`), required: true },
        parameter('most', `${filters}/2/filter/value`),
      ],
      fields,
    )
    expect(shown).toMatchObject([
      { name: 'stops', type: 'keyword', multiple: true, default: null, required: true },
      { name: 'most', type: 'decimal', multiple: false, default: '9007199254740993.10' },
    ])
    expect(shownParameters(search, [parameter('most', `${filters}/2/filter/value`)], [])).toMatchObject([
      { type: null },
    ])
  })
})

describe('a question that is filled', () => {
  const parameters: QueryParameter[] = [
    { ...parameter('year', `${filters}/0/from`, `${filters}/0/to`), from: '2020-01-01', to: '2029-12-31' },
    { ...parameter('stops', `${filters}/1/values`), values: ['시청', '종로'] },
    { ...parameter('fare', `${filters}/2/filter/value`), to: '9007199254740993.10' },
    parameter('beginning', `${filters}/5/value`),
  ]

  it('has the values in their places, and what was not named as it stood', () => {
    const kept = { question: search, parameters }
    const before = structuredClone(search)
    const given = { year: '2024-02-29', stops: ['종로', '시청'] }
    const { search: filled } = fillQuestion(kept, given, fields, 'body.parameters')
    expect(filled).toMatchObject({
      fields: ['stop'],
      filter: {
        filters: [
          { from: '2024-02-29', to: '2024-02-29' },
          { values: ['종로', '시청'] },
          { filter: { value: '9007199254740993.10' } },
          { words: '버스' },
          {},
          { value: '시' },
        ],
      },
    })
    expect(search).toEqual(before)
  })

  it.each<[Arguments, object]>([
    [{ nothing: 1 }, { path: 'body.parameters.nothing', code: 'unknown_key' }],
    [{ toString: 1 }, { path: 'body.parameters.toString', code: 'unknown_key' }],
    [{ year: '2019-12-31' }, { path: 'body.parameters.year', code: 'too_small' }],
    [{ year: '2030-01-01' }, { path: 'body.parameters.year', code: 'too_large' }],
    [{ year: '2023-02-29' }, { path: 'body.parameters.year', code: 'invalid_format' }],
    [{ year: ['2024-01-01'] }, { path: 'body.parameters.year', code: 'wrong_type' }],
    [{ stops: '시청' }, { path: 'body.parameters.stops', code: 'wrong_type' }],
    [{ stops: ['시청', '강남'] }, { path: 'body.parameters.stops.1', code: 'invalid_value' }],
    // As doubles both are the same.
    [{ fare: '9007199254740993.11' }, { path: 'body.parameters.fare', code: 'too_large' }],
    [{ beginning: '' }, { path: 'body.parameters.beginning', code: 'not_allowed' }],
  ])('refuses %j', (given, issue) => {
    expect(issuesOf(parameters, given)).toMatchObject([issue])
  })

  it('needs what must be named', () => {
    const needed = [{ ...(parameters[0] as QueryParameter), required: true }]
    expect(issuesOf(needed, {})).toEqual([{ path: 'body.parameters.year', code: 'required', params: {} }])
    expect(issuesOf(needed, { year: '2024-01-01' })).toEqual([])
  })
})
