import type { Runner } from '@tg-cloud/contract/pipeline-tasks'
import { describe, expect, it } from 'vitest'
import { resolveWork } from './resolve-work.ts'

const load = (from: object): Runner =>
  ({
    kind: 'builtin',
    task: { name: 'load', dataset: 'd', from, mode: 'append', onError: 'quarantine' },
  }) as Runner
const text = { type: 'string' }
const work = (runner: Runner, properties: object, given: Record<string, unknown>) =>
  resolveWork({ runner, parameters: { type: 'object', properties } }, given)
const issuesOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return (error as { issues: { path: string; code: string }[] }).issues.map(({ path, code }) => [
      path,
      code,
    ])
  }
  return []
}

describe('parameters', () => {
  const file = load({ kind: 'folder', folder: 'in', path: '{year}/rides-{day}.csv' })

  it('stand in the path of a file, with their defaults', () => {
    const { parameters, work: made } = work(
      file,
      { day: text, year: { type: 'integer', default: 2026 } },
      { day: '11-25' },
    )
    expect(parameters).toEqual({ day: '11-25', year: 2026 })
    expect(made).toMatchObject({ task: { from: { path: '2026/rides-11-25.csv' } } })
  })

  it.each(['../secret', 'a/b', 'a\\b', '..', '.', '', 'a\0b'])('lead to no other folder: %j', (day) => {
    const properties = { day: text, year: { type: 'integer', default: 1 } }
    expect(issuesOf(() => work(file, properties, { day }))).toEqual([
      ['body.parameters.day', 'invalid_format'],
    ])
  })

  it('stand in an address percent-encoded, so that they are a part and no more', () => {
    const page = load({ kind: 'https', url: 'https://example.com/{name}.csv?q={name}' })
    expect(work(page, { name: text }, { name: '../a?b=c&d#서울' }).work).toMatchObject({
      task: {
        from: {
          url: 'https://example.com/..%2Fa%3Fb%3Dc%26d%23%EC%84%9C%EC%9A%B8.csv?q=..%2Fa%3Fb%3Dc%26d%23%EC%84%9C%EC%9A%B8',
        },
      },
    })
  })

  it('that a task needs and nobody gave are asked for', () => {
    expect(issuesOf(() => work(file, { day: text, year: text }, { year: '1' }))).toEqual([
      ['body.parameters.day', 'required'],
    ])
  })

  it('that are not described are refused, and those that are must fit', () => {
    expect(
      issuesOf(() => work(file, { day: text, year: text }, { day: 1, year: '1', dataset: 'other' })),
    ).toEqual([
      ['body.parameters.day', 'wrong_type'],
      ['body.parameters.dataset', 'unknown_key'],
    ])
  })

  it('take the place of options of a task where the pipeline describes them, and of no other', () => {
    const runner = {
      kind: 'builtin',
      task: { name: 'retention', dataset: 'd', days: 30, dryRun: false },
    } as Runner
    const properties = {
      days: { type: 'integer' },
      dryRun: { type: 'boolean', default: true },
      dataset: text,
    }
    expect(work(runner, properties, { days: 7, dataset: 'other' }).work).toEqual({
      kind: 'builtin',
      task: { name: 'retention', dataset: 'd', days: 7, dryRun: true },
    })
    expect(issuesOf(() => work(runner, properties, { days: 0 }))).toEqual([
      ['body.parameters.days', 'not_allowed'],
    ])
  })
})
