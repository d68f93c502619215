import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dependencyFaults, type Lock, type Manifest } from './dependencies.ts'

const packages = {
  zod: '4.6.7',
  '@mikro-orm/core': '7.2.1',
  '@mikro-orm/sql': '7.2.1',
  jsonwebtoken: '9.0.3',
  jws: '4.0.1',
  qs: '6.17.1',
  argon2: '0.44.0',
}
const integrity = 'sha512-x'
const manifest: Manifest = {
  name: 'planted',
  dependencies: {
    zod: '4.6.7',
    argon2: '0.44.0',
    '@tg-cloud/contract': '1.0.0',
    ts7: 'npm:typescript@7.0.2',
  },
  allowScripts: { argon2: false },
}

type Locked = Lock['packages'][string]
function lockWith(extra: Record<string, Locked> = {}): Lock {
  const entries = Object.entries(packages).map(([name, version]) => [
    `node_modules/${name}`,
    { version, integrity },
  ])
  return {
    packages: {
      '': {},
      ...Object.fromEntries(entries),
      contract: { version: '1.0.0' },
      'node_modules/@tg-cloud/contract': { link: true, resolved: 'contract' },
      'node_modules/ts7': { name: 'typescript', version: '7.0.2', integrity },
      ...extra,
    },
  }
}
const locked = (name: string, version: string, more: Locked = {}) =>
  lockWith({ [`node_modules/${name}`]: { version, integrity, ...more } })

it('finds nothing wrong with a sound lock file', () => {
  expect(dependencyFaults([manifest], lockWith())).toEqual([])
})

describe('a planted fault in the lock file', () => {
  it.each<[fault: string, lock: Lock]>([
    ['below-floor: @mikro-orm/core 7.0.5', locked('@mikro-orm/core', '7.0.5')],
    ['below-floor: @mikro-orm/migrations 7.0.5', locked('@mikro-orm/migrations', '7.0.5')],
    ['below-floor: @mikro-orm/sql 7.0.13', locked('@mikro-orm/sql', '7.0.13')],
    ['below-floor: jsonwebtoken 8.5.1', locked('jsonwebtoken', '8.5.1')],
    ['below-floor: jws 4.0.0', locked('jws', '4.0.0')],
    ['below-floor: jws 3.2.2', locked('jws', '3.2.2')],
    ['below-floor: jws 4.0.1-rc.1', locked('jws', '4.0.1-rc.1')],
    ['below-floor: qs 6.13.0', locked('express/node_modules/qs', '6.13.0')],
    ['below-floor: body-parser 2.2.0', locked('body-parser', '2.2.0')],
    ['below-floor: path-to-regexp 8.3.0', locked('path-to-regexp', '8.3.0')],
    ['below-floor: express 4.19.1', locked('express', '4.19.1')],
    ['below-floor: undici 7.18.1', locked('undici', '7.18.1')],
    ['below-floor: papaparse 5.1.1', locked('papaparse', '5.1.1')],
    [
      'below-floor: jws 4.0.0',
      lockWith({ 'node_modules/alias': { name: 'jws', version: '4.0.0', integrity } }),
    ],
    ['wrong-pin: argon2 0.45.1', locked('argon2', '0.45.1')],
    ['denied: multer 2.1.1', locked('multer', '2.1.1')],
    ['install-script: postinstaller has one', locked('postinstaller', '1.0.0', { hasInstallScript: true })],
    [
      'resolved: zod is bound to https://',
      locked('zod', '4.6.7', { resolved: 'https://example.com/zod.tgz' }),
    ],
    ['no-integrity: zod 4.6.7', lockWith({ 'node_modules/zod': { version: '4.6.7' } })],
    ['two-versions: zod is locked as 4.6.7 and 3.25.76', locked('a/node_modules/zod', '3.25.76')],
    [
      'two-versions: pg is locked as 8.23.0 and 8.22.0',
      lockWith({
        'node_modules/pg': { version: '8.23.0', integrity },
        'node_modules/a/node_modules/pg': { version: '8.22.0', integrity },
      }),
    ],
  ])('%s', (fault, lock) => {
    expect(dependencyFaults([manifest], lock)).toContainEqual(expect.stringContaining(fault))
  })

  it.each([
    ['jws', '3.2.3'],
    ['jws', '5.0.0'],
    ['body-parser', '1.20.4'],
    ['undici', '8.0.0'],
    ['@mikro-orm/knex', '7.0.6'],
  ])('%s %s is not one', (name, version) => {
    expect(dependencyFaults([manifest], locked(name, version))).toEqual([])
  })
})

describe('a planted fault in package.json', () => {
  const wanting = (dependencies: Record<string, string>): Manifest => ({ ...manifest, dependencies })
  it.each<[fault: string, manifest: Manifest]>([
    ['not-exact: planted asks for zod ^4.6.7', wanting({ zod: '^4.6.7' })],
    ['not-exact: planted asks for zod latest', wanting({ zod: 'latest' })],
    ['not-exact: planted asks for zod https://', wanting({ zod: 'https://example.com/zod.tgz' })],
    ['not-exact: planted asks for ts7 npm:typescript@7', wanting({ ts7: 'npm:typescript@7' })],
    ['not-locked: pino of planted', wanting({ pino: '10.4.0' })],
    ['lock-differs: planted asks for zod 4.6.6, package-lock.json has 4.6.7', wanting({ zod: '4.6.6' })],
    ['install-script: argon2 may not run one', { ...manifest, allowScripts: { argon2: true } }],
  ])('%s', (fault, planted) => {
    expect(dependencyFaults([planted], lockWith())).toContainEqual(expect.stringContaining(fault))
  })

  it('is found in a workspace too', () => {
    const workspace: Manifest = { name: '@tg-cloud/client', dependencies: { zod: '~4.6.7' } }
    expect(dependencyFaults([manifest, workspace], lockWith())).toEqual([
      'not-exact: @tg-cloud/client asks for zod ~4.6.7',
    ])
  })
})

it('ends with 1 and names the fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dependencies-'))
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(locked('jws', '4.0.0')))
    const run = spawnSync(process.execPath, ['checks/dependencies.ts', folder], { encoding: 'utf8' })
    expect(run.stderr).toContain('below-floor: jws 4.0.0')
    expect(run.status).toBe(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('passes for the lock file of this project', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
  const manifests = ['package.json', 'contract/package.json', 'spec/client/package.json'].map(
    (file) => read(file) as Manifest,
  )
  expect(dependencyFaults(manifests, read('package-lock.json') as Lock)).toEqual([])
})
