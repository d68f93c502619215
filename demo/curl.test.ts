import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { curlLine, tokenLine } from './curl.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo curl '))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the line in a shell whose curl is a function that asks nobody: the words it was given, and TOKEN afterwards. */
function run(line: string, answer = ''): { words: string[]; token: string } {
  const seen = join(folder, 'seen')
  writeFileSync(join(folder, 'answer'), answer)
  const curl = `curl() { printf '%s\\0' "$@" > '${seen}'; cat '${join(folder, 'answer')}'; }`
  const token = execFileSync('bash', ['-c', `${curl}\nTOKEN=secret\n${line}\nprintf '%s' "$TOKEN"`], {
    encoding: 'utf8',
  })
  return { words: readFileSync(seen, 'utf8').split('\0').slice(0, -1), token }
}

it('hands the question to curl as it is, quotes, dollars and Hangul included', () => {
  const question = { filter: { op: 'eq', field: 'city', value: `Land's "End" $HOME \`x\` \\ 입구` } }
  const { words } = run(curlLine('http://localhost:8000/v1/datasets/zipcodes/search', question))
  expect(words.slice(0, 2)).toEqual(['-s', 'http://localhost:8000/v1/datasets/zipcodes/search'])
  expect(words).toContain('authorization: Bearer secret')
  expect(JSON.parse(words.at(-1) ?? '')).toEqual(question)
})

it('takes the password from its file and the token from the answer', () => {
  const file = join(folder, "it's kept")
  writeFileSync(file, 'pass-word_9')
  const { words, token } = run(
    tokenLine('http://localhost:8000', 'admin', file),
    '{"accessToken":"a.b-c_d","tokenType":"Bearer","refreshToken":"r"}',
  )
  expect(words[1]).toBe('http://localhost:8000/v1/auth/login')
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({ username: 'admin', password: 'pass-word_9' })
  expect(token).toBe('a.b-c_d')
})
