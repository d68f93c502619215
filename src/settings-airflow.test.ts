import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type ConfigError, loadConfig } from './config.ts'

const none = '/nonexistent/.env'
const two = {
  AIRFLOW_SERVERS: 'main=https://airflow.example.com/, old-one=http://10.0.0.5:8080/airflow',
  AIRFLOW_MAIN_USERNAME: 'bigdata',
  AIRFLOW_MAIN_PASSWORD: 'p=w',
  AIRFLOW_OLD_ONE_USERNAME: 'b',
  AIRFLOW_OLD_ONE_PASSWORD: 'c',
}
function faultsOf(environment: Record<string, string>, file = none): string[] {
  try {
    loadConfig(environment, file)
    return []
  } catch (error) {
    return (error as ConfigError).lines
  }
}

it('reads several servers, each with who asks it', () => {
  expect(loadConfig({}, none).airflow).toEqual([])
  expect(loadConfig(two, none).airflow).toEqual([
    { name: 'main', url: 'https://airflow.example.com', username: 'bigdata', password: 'p=w' },
    { name: 'old-one', url: 'http://10.0.0.5:8080/airflow', username: 'b', password: 'c' },
  ])
})

it.each([
  'airflow.example.com',
  'main=airflow.example.com',
  'main=ftp://a.example',
  'main=https://user:word@a.example',
  'main=https://a.example?x=1',
  'Main=https://a.example',
  'a=https://a.example,a=https://b.example',
])('refuses AIRFLOW_SERVERS=%s', (servers) => {
  expect(faultsOf({ ...two, AIRFLOW_SERVERS: servers }).join('\n')).toMatch(/^AIRFLOW_SERVERS must /)
})

it('names credentials that are missing, and names that are almost right', () => {
  const { AIRFLOW_MAIN_PASSWORD: password, ...rest } = two
  const missing = 'AIRFLOW_SERVERS names main, but AIRFLOW_MAIN_PASSWORD is not set'
  expect(faultsOf(rest)).toEqual([missing])
  expect(faultsOf({ ...rest, AIRFLOW_MAIN_PASWORD: password })).toEqual([
    'AIRFLOW_MAIN_PASWORD in the environment is not a setting; did you mean AIRFLOW_MAIN_PASSWORD?',
    missing,
  ])
  // Those that Airflow itself reads are none of ours.
  expect(faultsOf({ ...two, AIRFLOW_HOME: '/opt/airflow', AIRFLOW__CORE__EXECUTOR: 'x' })).toEqual([])
  const file = join(mkdtempSync(join(tmpdir(), 'env-')), '.env')
  writeFileSync(
    file,
    'AIRFLOW_SERVERS=a=http://a.example\nAIRFLOW_A_USERNAME=u\nAIRFLOW_A_PASSWORD=p\nAIRFLOW_B_PASSWORD=q\n',
  )
  expect(faultsOf({}, file)).toEqual([
    expect.stringMatching(/^AIRFLOW_B_PASSWORD in .* is not a setting; did you mean AIRFLOW_A_PASSWORD\?$/),
  ])
})
