import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'
import { settings } from './settings.ts'

const none = '/nonexistent/.env'
const strong = 'dGhpcyBpcyBub3QgYW55Ym9keSdzIGtleSwgcmVhbGx5IQ=='
const faultsOf = (environment: Record<string, string>, file = none) => {
  try {
    loadConfig(environment, file)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
}
const envFile = (content: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'env-')), '.env')
  writeFileSync(path, content)
  return path
}

describe('configuration', () => {
  it('starts with nothing set', () => {
    expect(loadConfig({}, none)).toMatchObject({ port: 8000, production: false, dbSchema: 'app', workers: 1 })
  })

  it('takes the environment over .env, and an empty value for none', () => {
    const file = envFile('APP_PORT=9000\nDB_SCHEMA=bigdata_pilot\n')
    expect(loadConfig({ APP_PORT: '9100', DB_SCHEMA: '' }, file)).toMatchObject({
      port: 9100,
      dbSchema: 'bigdata_pilot',
    })
  })

  it.each([
    ['APP_PORT', 'http'],
    ['APP_PORT', '70000'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['TRUSTED_PROXIES', 'everyone'],
    ['CORS_ORIGINS', 'https://a.example/path'],
    ['LOG_LEVEL', 'loud'],
    ['ADMIN_PASSWORD', 'short'],
    ['DB_SCHEMA', 'A-b'],
    ['PUBLIC_URL', 'data.example.com'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(faultsOf({ [name]: value }).join('\n')).toContain(name)
  })

  it.each([
    ['APP_PROT', 'APP_PORT'],
    ['APPPORT', 'APP_PORT'],
    ['DATABSE_URLS', 'DATABASE_URL'],
    ['WORKER', 'WORKERS'],
    ['JWT_SECRETS', 'JWT_SECRET'],
  ])('refuses the environment name %s as almost %s', (name, meant) => {
    expect(faultsOf({ [name]: 'x' })).toEqual([expect.stringContaining(`did you mean ${meant}?`)])
  })

  it('ignores other environment names', () => {
    const kubernetes = {
      HOME: '/root',
      NODE: '/usr/bin/node',
      REDIS_PORT: 'tcp://10.0.0.1:6379',
      HOSTNAME: 'x',
      PORT: '1',
    }
    expect(faultsOf(kubernetes)).toEqual([])
  })

  it('refuses an unknown key in .env', () => {
    expect(faultsOf({}, envFile('COLOUR=blue\n'))).toEqual([expect.stringContaining('COLOUR in ')])
  })

  it.each([
    [undefined, 'required'],
    ['short', '32 bytes'],
    [settings.JWT_SECRET.example.padEnd(40, '.'), 'example'],
    ['please-change-me-please-change-me-please', 'example'],
    ['abababababababababababababababababab', 'repeats'],
  ])('refuses the production secret %s', (secret, reason) => {
    const environment = {
      DATABASE_URL: 'postgresql://db.internal/x',
      ...(secret === undefined ? {} : { JWT_SECRET: secret }),
    }
    expect(faultsOf(environment).join('\n')).toContain(reason)
  })

  it('takes a strong production secret', () => {
    expect(
      loadConfig({ DATABASE_URL: 'postgresql://db.internal/x', JWT_SECRET: strong }, none).production,
    ).toBe(true)
  })

  it('gives DuckDB the memory that merges of keys need', () => {
    expect(faultsOf({ DUCKDB_MEMORY_MIB: '127' })).toEqual([
      expect.stringMatching(/^DUCKDB_MEMORY_MIB .*128/),
    ])
    expect(loadConfig({ DUCKDB_MEMORY_MIB: '128' }, none).duckdb.memoryLimitMiB).toBe(128)
  })

  it('lets one process alone open the DuckDB file', () => {
    expect(faultsOf({ WORKERS: '2' })).toEqual([expect.stringContaining('ROW_ENGINE=none')])
    expect(faultsOf({ WORKERS: '2', ROW_ENGINE: 'none' })).toEqual([])
  })
})
