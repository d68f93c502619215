import { describe, expect, it } from 'vitest'
import { text } from './text.ts'
import { PersonName, Username } from './users.ts'

const grown = '\u{1D160}'

describe('text that is stored in NFC', () => {
  it('is as long as what is stored: a letter that grows when composed counts for what it becomes', () => {
    expect(grown.normalize('NFC')).toHaveLength(6)
    expect(PersonName.parse(grown.repeat(85))).toBe(grown.repeat(85).normalize('NFC'))
    expect(PersonName.safeParse(grown.repeat(86)).error?.issues).toMatchObject([
      { code: 'too_big', maximum: 255 },
    ])
    expect(Username.safeParse('\u0958'.repeat(128)).success).toBe(false)
  })

  it('is what a person sees: letters typed as several code points count once', () => {
    const typed = '김민지'.normalize('NFD')
    expect(PersonName.parse(typed.repeat(85))).toBe('김민지'.repeat(85))
  })
})

it('refuses half a character', () => {
  expect(PersonName.safeParse('a\uD800').error?.issues).toMatchObject([{ format: 'unicode' }])
  expect(text({ min: 1, max: 5, nfc: true }).safeParse('\uDC00').success).toBe(false)
})

it('takes what can be stored where lines are allowed: everything but NUL', () => {
  const lines = text({ min: 1, max: 9, control: 'stored' })
  expect(lines.parse('가\n\t\u001b나')).toBe('가\n\t\u001b나')
  expect(lines.safeParse('가\0').error?.issues).toMatchObject([{ code: 'invalid_format' }])
})
