import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { smallContract } from '../test/small-contract.ts'

const script = resolve('spec/breaking.ts')
const identity = {
  GIT_AUTHOR_NAME: 'T',
  GIT_AUTHOR_EMAIL: 't@example.com',
  GIT_COMMITTER_NAME: 'T',
  GIT_COMMITTER_EMAIL: 't@example.com',
}
// Nothing of the repository these tests run in may reach the one they make.
const env = { PATH: process.env.PATH, HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: '1', ...identity }
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'breaking-'))
  git('init', '--quiet', '--initial-branch', 'main')
  mkdirSync(join(root, 'spec'))
  write('spec/changes.md', '## 1.0.0\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env, encoding: 'utf8' })
const write = (file: string, text: string) => writeFileSync(join(root, file), text)
function commit(file: string, text: string) {
  write(file, text)
  git('add', '.')
  git('commit', '--quiet', '--message', `change ${file}`)
}
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  return { status, text: stdout + stderr }
}

const whole = stringify(smallContract())
const broken = () => {
  const contract = smallContract()
  delete contract.paths['/v1/users']?.post
  return stringify(contract)
}

describe('the command', () => {
  it('fails and names a break since the commit before', () => {
    commit('openapi.yaml', whole)
    commit('openapi.yaml', broken())
    const { status, text } = run()
    expect(text).toContain('breaking: not declared: removed-operation users.create — POST /v1/users is gone')
    expect(text).toContain('since HEAD^')
    expect(status).toBe(1)
  })

  it('sees a break that is not committed yet', () => {
    commit('openapi.yaml', whole)
    write('openapi.yaml', broken())
    expect(run('HEAD')).toMatchObject({
      status: 1,
      text: expect.stringContaining('removed-operation users.create'),
    })
  })

  it('passes a break that is declared under a new major version', () => {
    commit('openapi.yaml', whole)
    write(
      'spec/changes.md',
      '## 2.0.0\n\n- breaking: removed-operation users.create — made elsewhere\n\n## 1.0.0\n',
    )
    commit('openapi.yaml', broken().replace('version: 1.0.0', 'version: 2.0.0'))
    expect(run()).toEqual({ status: 0, text: 'breaking: 1 breaking changes since HEAD^, 0 faults\n' })
  })

  it('refuses to compare a commit with itself', () => {
    commit('openapi.yaml', whole)
    git('tag', 'v1.0.0')
    for (const ref of ['HEAD', 'main', 'v1.0.0']) {
      const { status, text } = run(ref)
      expect(text).toContain(`nothing to compare: ${ref} is the current commit`)
      expect(status).toBe(1)
    }
  })

  it('passes the same content at two commits', () => {
    commit('openapi.yaml', whole)
    commit('README.md', 'text')
    expect(run('HEAD^')).toEqual({ status: 0, text: 'breaking: 0 breaking changes since HEAD^, 0 faults\n' })
  })

  it('passes the first version, and says so', () => {
    commit('README.md', 'text')
    commit('openapi.yaml', whole)
    expect(run()).toMatchObject({ status: 0, text: expect.stringContaining('this is its first version') })
  })

  it('refuses a ref that does not exist', () => {
    commit('openapi.yaml', whole)
    expect(run('v9.9.9')).toMatchObject({
      status: 1,
      text: expect.stringContaining('there is no commit v9.9.9'),
    })
  })
})

describe('without a ref it compares with', () => {
  it('the last tag', () => {
    commit('openapi.yaml', whole)
    git('tag', 'v1.0.0')
    commit('openapi.yaml', broken())
    commit('README.md', 'text')
    expect(run()).toMatchObject({ status: 1, text: expect.stringContaining('since v1.0.0') })
  })

  it('the tag before, when the current commit is the last one', () => {
    commit('openapi.yaml', whole)
    git('tag', 'v1.0.0')
    commit('openapi.yaml', broken())
    git('tag', 'v1.0.1')
    expect(run()).toMatchObject({ status: 1, text: expect.stringContaining('since v1.0.0') })
  })

  it('origin/main, where there is no tag', () => {
    commit('openapi.yaml', whole)
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    commit('openapi.yaml', broken())
    commit('README.md', 'text')
    expect(run()).toMatchObject({ status: 1, text: expect.stringContaining('since origin/main') })
  })

  it('nothing, and fails, where the history is cut off', () => {
    commit('openapi.yaml', whole)
    commit('openapi.yaml', broken())
    const clone = mkdtempSync(join(tmpdir(), 'breaking-'))
    try {
      git('clone', '--quiet', '--depth', '1', `file://${root}`, clone)
      execFileSync('git', ['remote', 'remove', 'origin'], { cwd: clone, env })
      const { status, stderr } = spawnSync(process.execPath, [script], { cwd: clone, env, encoding: 'utf8' })
      expect(stderr).toContain('git fetch --unshallow')
      expect(status).toBe(1)
    } finally {
      rmSync(clone, { recursive: true, force: true })
    }
  })
})
