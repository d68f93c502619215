import { describe, expect, it } from 'vitest'
import { abilitiesOf, canAll, makeCan } from './abilities.ts'
import { fields } from './samples.ts'

const can = (less: Parameters<typeof abilitiesOf>[1]) => makeCan(abilitiesOf(fields, less))
const question = {
  groupBy: [{ type: 'terms', field: 'words' }],
  metrics: { sum: { type: 'sum', field: 'n', filter: { op: 'match', field: 'note', words: 'a' } } },
}

describe('an engine is asked', () => {
  it('everything, when it lacks nothing', () => {
    expect([canAll(question), can({})(question)]).toEqual([true, true])
    for (const { name } of fields) expect(can({})({ type: 'terms', field: name }), name).toBe(true)
  })

  it.each([
    [
      'no field that it has not',
      { fields: ['n', 'word'] },
      { op: 'eq', field: 'PRICE' },
      { op: 'eq', field: 'N' },
    ],
    [
      'no order that it has not',
      { sorts: ['n'] },
      { type: 'sort', field: 'big' },
      { type: 'sort', field: 'n' },
    ],
    ['no words', { words: false }, question, { op: 'contains', field: 'note', value: 'a' }],
    ['no places', { places: false }, [{ op: 'geo_box', field: 'place' }], [{ op: 'exists', field: 'place' }]],
    ['no loads', { loads: false }, { op: 'gt', field: '$version' }, { op: 'eq', field: '$row' }],
    ['no sums', { sums: false }, question.metrics, { type: 'max', field: 'n' }],
    [
      'no groups of lists',
      { listGroups: ['words'] },
      { type: 'terms', field: 'ns' },
      { type: 'terms', field: 'words' },
    ],
    [
      'nothing by a time that it has not',
      { fields: ['n', 'word'] },
      { type: 'first', field: 'n' },
      { type: 'min', field: 'n' },
    ],
  ])('%s', (_, less, refused, asked) => {
    expect([can(less)(refused), can(less)(asked)]).toEqual([false, true])
  })
})
