import { issueCodes } from '@tg-cloud/contract/issue-codes'
import { problemCodes } from '@tg-cloud/contract/problem'
import { describe, expect, it } from 'vitest'
import { issueMessage, problemTitle } from './messages.ts'

describe('messages', () => {
  it.each(Object.entries(problemCodes))('say %s in both languages', (code, { en, ko }) => {
    expect([problemTitle(code, 'en'), problemTitle(code, 'ko')]).toEqual([en, ko])
    expect(ko).toMatch(/\p{Script=Hangul}/u)
  })

  it.each(Object.entries(issueCodes))(
    'say %s in both languages, with its values filled in',
    (code, texts) => {
      const names = [...texts.en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
      const params = Object.fromEntries(names.map((name) => [name, `<${name}>`]))
      for (const language of ['en', 'ko'] as const) {
        const message = issueMessage({ path: 'body.name', code, params, message: 'of the server' }, language)
        expect(message).not.toMatch(/[{}]/)
        for (const name of names) expect(message).toContain(`<${name}>`)
      }
    },
  )

  it('leave what is new to the server', () => {
    expect(problemTitle('quota_spent', 'ko')).toBe(undefined)
    expect(problemTitle('toString', 'ko')).toBe(undefined)
    const issue = { path: 'body', code: 'too_purple', params: {}, message: 'is too purple' }
    expect(issueMessage(issue, 'ko')).toBe('is too purple')
  })
})
