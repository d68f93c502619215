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
    ['REDIS_URL', 'http://redis.example.com'],
    ['REDIS_URL', 'redis://redis.example.com/cache'],
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

  it('counts calls in Redis where there is one, and nowhere else by that name', () => {
    const storeOf = (environment: Record<string, string>) => loadConfig(environment, none).rate.store
    const REDIS_URL = 'redis://127.0.0.1:6379/1'
    expect(storeOf({ REDIS_URL })).toBe('redis')
    expect(storeOf({ REDIS_URL, RATE_STORE: 'postgres' })).toBe('postgres')
    expect(storeOf({ WORKERS: '2', ROW_ENGINE: 'none' })).toBe('postgres')
    expect(faultsOf({ RATE_STORE: 'redis' })).toEqual([expect.stringContaining('REDIS_URL')])
  })

  it('lets one process alone open the DuckDB file', () => {
    expect(faultsOf({ WORKERS: '2' })).toEqual([expect.stringContaining('ROW_ENGINE=none')])
    expect(faultsOf({ WORKERS: '2', ROW_ENGINE: 'none' })).toEqual([])
    expect(faultsOf({ WORKERS: '2', OPENSEARCH_URL: 'http://search:9200' })).toEqual([])
    expect(
      faultsOf({ WORKERS: '2', OPENSEARCH_URL: 'http://search:9200', ROW_ENGINE: 'duckdb' }),
    ).toHaveLength(1)
  })

  it('puts rows where OPENSEARCH_URL leads', () => {
    const OPENSEARCH_URL = 'https://a.example:9200, https://b.example/search/'
    expect(loadConfig({ OPENSEARCH_URL }, none)).toMatchObject({
      rowEngine: 'opensearch',
      opensearch: {
        urls: ['https://a.example:9200', 'https://b.example/search/'],
        prefix: 'tg',
        shards: 1,
        replicas: 1,
      },
    })
    // Beside each other, so that rows can move.
    expect(loadConfig({ OPENSEARCH_URL, ROW_ENGINE: 'duckdb' }, none)).toMatchObject({
      rowEngine: 'duckdb',
      opensearch: { prefix: 'tg' },
    })
    expect(loadConfig({ OPENSEARCH_URL, ROW_ENGINE: 'none' }, none).opensearch).toBeUndefined()
    expect(loadConfig({}, none)).toMatchObject({ rowEngine: 'duckdb', opensearch: undefined })
  })

  const given = { OPENSEARCH_URL: 'https://search:9200' }
  it.each<[string, Record<string, string>]>([
    ['ROW_ENGINE=opensearch needs OPENSEARCH_URL', { ROW_ENGINE: 'opensearch', OPENSEARCH_URL: '' }],
    ['OPENSEARCH_URL must be an address', { OPENSEARCH_URL: 'search:9200' }],
    ['OPENSEARCH_URL must have no credentials in it', { OPENSEARCH_URL: 'https://u:p@search:9200' }],
    ['OPENSEARCH_USERNAME and OPENSEARCH_PASSWORD need each other', { OPENSEARCH_USERNAME: 'u' }],
    ['OPENSEARCH_CERT_FILE and OPENSEARCH_KEY_FILE need each other', { OPENSEARCH_KEY_FILE: 'k.pem' }],
    [
      'OPENSEARCH_API_KEY is instead of',
      { OPENSEARCH_USERNAME: 'u', OPENSEARCH_PASSWORD: 'p', OPENSEARCH_API_KEY: 'aWQ6a2V5' },
    ],
    ['OPENSEARCH_INDEX_PREFIX must be lower-case', { OPENSEARCH_INDEX_PREFIX: 'TG' }],
  ])('%s', (fault, environment) => {
    expect(faultsOf({ ...given, ...environment })).toEqual([expect.stringContaining(fault)])
  })

  it('puts files where FILES_S3_BUCKET leads', () => {
    expect(loadConfig({}, none).s3).toBeUndefined()
    expect(loadConfig({ FILES_S3_BUCKET: 'bigdata-files' }, none).s3).toEqual({
      bucket: 'bigdata-files',
      endpoint: undefined,
      region: 'us-east-1',
      prefix: '',
      credentials: undefined,
      caFile: undefined,
    })
    const keys = { FILES_S3_ACCESS_KEY: 'a', FILES_S3_SECRET_KEY: 'b' }
    const own = { FILES_S3_BUCKET: 'files', FILES_S3_ENDPOINT: 'https://s3.example:9000', ...keys }
    expect(loadConfig({ ...own, FILES_S3_PREFIX: 'a/b' }, none).s3).toMatchObject({
      endpoint: 'https://s3.example:9000',
      prefix: 'a/b',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    })
  })

  it.each<[string, Record<string, string>]>([
    ['FILES_S3_BUCKET must be the name of a bucket', { FILES_S3_BUCKET: 'Files/x' }],
    ['FILES_S3_ENDPOINT needs FILES_S3_BUCKET', { FILES_S3_ENDPOINT: 'https://s3.example' }],
    [
      'FILES_S3_ENDPOINT must have no',
      { FILES_S3_BUCKET: 'files', FILES_S3_ENDPOINT: 'https://u:p@s3.example' },
    ],
    ['FILES_S3_ACCESS_KEY and FILES_S3_SECRET_KEY', { FILES_S3_BUCKET: 'files', FILES_S3_SECRET_KEY: 'b' }],
    ['FILES_S3_PREFIX must be', { FILES_S3_BUCKET: 'files', FILES_S3_PREFIX: '/a/' }],
  ])('%s', (fault, environment) => {
    expect(faultsOf(environment)).toEqual([expect.stringContaining(fault)])
  })
})
