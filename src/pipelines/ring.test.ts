import { expect, it } from 'vitest'
import { type Chain, ringOf } from './ring.ts'

const chain = (dataset: string, pipeline: string, ...writes: string[]): Chain => ({
  dataset,
  pipeline,
  writes,
})

it('a data set that starts who writes it goes round, over however many', () => {
  expect(ringOf('x', { slug: 'a', writes: ['x'] }, [])).toEqual(['a'])
  const chains = [chain('y', 'b', 'z'), chain('z', 'c', 'w', 'x'), chain('z', 'd')]
  expect(ringOf('x', { slug: 'a', writes: ['y'] }, chains)).toEqual(['a', 'b', 'c'])
  // The shortest of them.
  expect(ringOf('x', { slug: 'a', writes: ['y'] }, [...chains, chain('y', 'e', 'x')])).toEqual(['a', 'e'])
})

it('one that leads to another ring, or to none, does not', () => {
  const round = [chain('y', 'b', 'z'), chain('z', 'c', 'y')]
  expect(ringOf('x', { slug: 'a', writes: ['y'] }, round)).toBeUndefined()
  expect(ringOf('x', { slug: 'a', writes: [] }, [chain('x', 'b', 'x')])).toBeUndefined()
  // What starts the first one too is what it is about.
  expect(ringOf('x', { slug: 'a', writes: ['y'] }, [chain('y', 'a', 'x')])).toBeUndefined()
})
