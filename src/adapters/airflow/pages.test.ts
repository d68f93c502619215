import { expect, it } from 'vitest'
import { AirflowFault, UselessAnswer } from './faults.ts'
import { pages } from './pages.ts'

/** A list of so many, of which a page may be so large. */
function list(total: number, largest: number) {
  const asked: string[] = []
  const ask = async (limit: number, offset: number) => {
    asked.push(`${limit} from ${offset}`)
    const items = Array.from({ length: Math.min(limit, total - offset) }, (_, i) => offset + i)
    if (items.length > largest)
      throw new UselessAnswer('Its answer is larger than it may be', { tooLarge: true })
    return { items, total }
  }
  return { ask, asked }
}

it('a list is read page by page, as far as it is wanted', async () => {
  const { ask, asked } = list(250, 100)
  expect(await pages(1_000, ask)).toEqual(Array.from({ length: 250 }, (_, i) => i))
  expect(asked).toEqual(['100 from 0', '100 from 100', '100 from 200'])
  expect(await pages(200, ask)).toHaveLength(200)
})

it('pages that are too large are asked for in parts', async () => {
  const { ask, asked } = list(25, 10)
  expect(await pages(1_000, ask)).toHaveLength(25)
  expect(asked).toEqual(['100 from 0', '10 from 0', '10 from 10', '10 from 20'])
  await expect(pages(1_000, list(2, 0).ask)).rejects.toThrow('larger')
})

it('a server that does not answer is not asked again', async () => {
  let asked = 0
  const away = async () => {
    asked++
    throw new AirflowFault('It does not answer')
  }
  await expect(pages(1_000, away)).rejects.toThrow('does not answer')
  expect(asked).toBe(1)
})
