import { expect, it } from 'vitest'
import { poolSettings } from './pool-settings.ts'

it('puts the schema beside the options that the address already has', () => {
  const { connectionString, options } = poolSettings(
    'postgresql://u:p@db.example.com/x?sslmode=require&options=-c%20jit%3Doff',
    'bigdata_pilot',
  )
  expect(options).toBe('-c jit=off -c search_path=bigdata_pilot')
  expect(connectionString).toBe('postgresql://u:p@db.example.com/x?sslmode=require')
})

it.each(['App', 'a b', 'a,public', 'a"b', '1a', '', 'a'.repeat(42), 'a -c role=postgres'])(
  'refuses %j',
  (schema) => {
    expect(() => poolSettings('postgresql://u@h/d', schema)).toThrow('cannot be the name of a schema')
  },
)

it('leaves an answer or an error within 5 s', () => {
  const { connectionTimeoutMillis = 0, query_timeout = 0 } = poolSettings('postgresql://u@h/d', 'app')
  expect(connectionTimeoutMillis + query_timeout).toBeLessThan(5_000)
})
