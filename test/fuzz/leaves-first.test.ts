import fc from 'fast-check'
import { DeletionCreate } from '@tg-cloud/contract/deletions'
import { expect, it } from 'vitest'
import { leavesFirst } from './leaves-first.ts'
import { valuesOf } from './values.ts'

it('puts choices that lead back to themselves last', () => {
  const leaf = { $ref: '#/$defs/Leaf' }
  const group = { $ref: '#/$defs/Group' }
  const $defs = { Leaf: { type: 'string' }, Group: { items: { oneOf: [group, leaf] } } }
  expect(leavesFirst({ anyOf: [group, { type: 'null' }, leaf], $defs })).toEqual({
    anyOf: [{ type: 'null' }, leaf, group],
    $defs: { Leaf: $defs.Leaf, Group: { items: { oneOf: [leaf, group] } } },
  })
})

it('makes generated trees end', () => {
  const { valid, near } = valuesOf(DeletionCreate)
  for (const arbitrary of [valid, near])
    expect(fc.sample(arbitrary, { numRuns: 300, seed: 13 })).toHaveLength(300)
})
