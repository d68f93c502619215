import { describe, expect, it } from 'vitest'
import { type Loose, type SmallContract, smallContract } from '../../test/small-contract.ts'
import { readChanges } from './changes.ts'
import { judge } from './verdict.ts'

const today = '2026-12-01'
const first = '## 1.0.0\n\n- added: all of it\n'
const withoutMobile = (c: SmallContract) => {
  const user: Loose = c.components.schemas.User
  delete user.properties.mobile
}
function verdict(change: (c: SmallContract) => void, version: string, changes: string) {
  const after = smallContract()
  after.info.version = version
  change(after)
  return judge(smallContract(), after, changes, today).faults
}

describe('a break', () => {
  const declared = `- breaking: removed-field users.create 201 body.mobile — moved to contacts
- breaking: removed-field users.list 200 body.items[].mobile — moved to contacts`

  it('that is not declared is refused, with the line to write', () => {
    expect(verdict(withoutMobile, '2.0.0', `## 2.0.0\n\n${first}`)).toEqual([
      'not declared: removed-field users.list 200 body.items[].mobile — is gone',
      'not declared: removed-field users.create 201 body.mobile — is gone',
    ])
  })

  it('that is declared under a new major version passes', () => {
    expect(verdict(withoutMobile, '2.0.0', `## 2.0.0\n\n${declared}\n\n${first}`)).toEqual([])
  })

  it('may be declared for many places at once', () => {
    const all = '- breaking: removed-field users.* *.mobile — moved to contacts'
    expect(verdict(withoutMobile, '2.0.0', `## 2.0.0\n\n${all}\n\n${first}`)).toEqual([])
  })

  it('needs a higher major version even when declared', () => {
    expect(verdict(withoutMobile, '1.1.0', `## 1.1.0\n\n${declared}\n\n${first}`)).toEqual([
      'a break needs a higher major version than 1.0.0, not 1.1.0',
    ])
  })

  it('is not covered by what an older version declared', () => {
    expect(verdict(withoutMobile, '2.0.0', `## 2.0.0\n\n${first}${declared}\n`)).toHaveLength(2)
  })

  it('declared by another rule is not declared', () => {
    const other = '- breaking: removed-input users.* *.mobile — moved to contacts'
    expect(verdict(withoutMobile, '2.0.0', `## 2.0.0\n\n${other}\n\n${first}`)).toEqual([
      'not declared: removed-field users.list 200 body.items[].mobile — is gone',
      'not declared: removed-field users.create 201 body.mobile — is gone',
      'changes.md line 3: declares a removed-input that has not happened',
    ])
  })
})

describe('a change without a break', () => {
  it('passes in the same version', () => {
    expect(verdict(() => undefined, '1.0.0', first)).toEqual([])
  })

  it('needs the heading of its version', () => {
    expect(verdict(() => undefined, '1.1.0', first)).toEqual(['changes.md must begin with version 1.1.0'])
  })

  it('cannot lower the version', () => {
    expect(verdict(() => undefined, '0.9.0', '## 0.9.0\n')).toEqual(['the version fell from 1.0.0 to 0.9.0'])
  })
})

describe('changes.md', () => {
  it.each([
    [
      '## 1.0.0\n- breaking: removed-field users.get',
      'line 2: write "- breaking: <rule> <operationId> [<where>] — <why>"',
    ],
    ['## 1.0.0\n- breaking: removed-thing users.get — why', 'line 2: there is no rule removed-thing'],
    [
      '- breaking: removed-field users.get body.a — why',
      'line 1: a declaration stands below the heading of its version',
    ],
    ['## 1.0.0\n## 1.1.0', 'line 2: 1.1.0 must be older than 1.0.0'],
    ['## 1.0.0\n## 1.0.0', 'line 2: 1.0.0 must be older than 1.0.0'],
  ])('%j is refused', (text, fault) => {
    expect(readChanges(text).faults).toEqual([fault])
  })

  it('is read by version', () => {
    const { sections } = readChanges(
      '# Changes\n\n## 2.0.0 (2027-01-01)\n\n- breaking: removed-operation users.list — why\n\n## 1.0.0\n',
    )
    expect(sections).toEqual([
      {
        version: '2.0.0',
        breaking: [{ rule: 'removed-operation', operationId: 'users.list', where: '', line: 5 }],
      },
      { version: '1.0.0', breaking: [] },
    ])
  })
})
