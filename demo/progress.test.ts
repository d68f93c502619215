import { describe, expect, it } from 'vitest'
import { cellsOf } from './cells.ts'
import { makeProgress, progressText } from './progress.ts'

const half = { label: 'flights', fraction: 0.5, rows: 1_500_000, bytes: 13_493_022, elapsedMs: 3_000 }
const whole = { ...half, fraction: 1, rows: 3_000_000, elapsedMs: 6_200 }

/** What is written to a screen. */
function recorded(isTTY: boolean, columns: number) {
  const written: string[] = []
  return { written, screen: { isTTY, columns, write: (text: string) => written.push(text) } }
}

it('tells rows, bytes, rows a second and the time left', () => {
  expect(progressText(half)).toBe(
    'flights       ████████████              50 %  1,500,000 rows  13.5 MB    500,000 rows/s  3 s left',
  )
  expect(progressText(whole)).toContain('100 %  3,000,000 rows  13.5 MB    483,871 rows/s  6.2 s')
})

it('knows no time left before anything was read', () => {
  const text = progressText({ ...half, fraction: 0, rows: 0, bytes: 0, elapsedMs: 0 })
  expect(text).toContain('  0 %')
  expect(text).toContain('0 rows/s')
  expect(text).not.toContain('left')
})

it('never shows more than the whole', () => {
  expect(progressText({ ...half, fraction: 1.2 })).toContain('100 %')
})

describe('in a terminal', () => {
  it('is one line, which never wraps', () => {
    const { written, screen } = recorded(true, 40)
    const progress = makeProgress(screen)
    progress.show(half)
    progress.done(whole)
    expect(written).toHaveLength(2)
    for (const text of written) expect(text).toMatch(/^\r.*\x1b\[K\n?$/)
    expect(cellsOf(written[0]!.slice(1, -3))).toBe(39)
    expect(written[1]).toMatch(/\n$/)
  })

  it('of unknown width counts as one of 80 columns', () => {
    const { written, screen } = recorded(true, 0)
    makeProgress(screen).show(half)
    expect(cellsOf(written[0]!.slice(1, -3))).toBe(79)
  })
})

it('is a line every few seconds where it is no terminal', () => {
  const { written, screen } = recorded(false, 0)
  const progress = makeProgress(screen)
  for (let elapsedMs = 0; elapsedMs <= 7_000; elapsedMs += 1_000) progress.show({ ...half, elapsedMs })
  // The line that stays says the same a moment later.
  progress.show({ ...whole, elapsedMs: 9_500 })
  progress.done(whole)
  expect(written).toEqual([
    `${progressText({ ...half, elapsedMs: 3_000 })}\n`,
    `${progressText({ ...half, elapsedMs: 6_000 })}\n`,
    `${progressText(whole)}\n`,
  ])
})
