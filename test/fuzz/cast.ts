import { type UserLevel, userLevels } from '@tg-cloud/contract/users'
import { uuidv7 } from 'uuidv7'
import { call } from '../call.ts'
import { forgedTokens } from '../forged-tokens.ts'
import type { StartedApp } from '../start-app.ts'
import type { Resolved } from './expect.ts'
import { makeCastPipelines } from './cast-pipelines.ts'
import { makeCastRows } from './cast-rows.ts'
import { makePeople, type Person } from './people.ts'
import type { Records } from './records.ts'
import type { CallerKind } from './requests.ts'

type Credential = { token: string | undefined; caller: Resolved['caller'] }

/** Who calls, and the users, keys, sessions and data sets that they speak of. */
export async function makeCast(app: StartedApp, records: Records) {
  const { newPerson, newSession } = makePeople(app, records)
  const people = new Map<CallerKind, Person>()
  const ids = new Map([['$missing', uuidv7()]])
  let apiKey: { id: string; key: string }
  let revokedKey: string
  const forged: string[] = []

  const of = (kind: CallerKind) => people.get(kind) as Person
  const newKey = async (kind: CallerKind) => {
    const { body } = await call(app.url, 'POST', '/v1/api-keys', {
      token: of(kind).accessToken,
      body: { name: 'k' },
    })
    return body as { id: string; key: string }
  }
  const stranger = await newPerson('MANAGER')
  const rows = makeCastRows({ url: app.url, records, ids })
  async function makePerson(level: UserLevel) {
    people.set(level, await newPerson(level))
    if (level === 'MANAGER' && ids.has('$dataset')) await rows.handOver(of('MANAGER'))
    if (level !== 'ADMIN') return
    if (ids.has('$export')) await rows.renewExports(of('ADMIN'))
    if (ids.has('$query')) await rows.renewQueries(of('ADMIN'), stranger)
    apiKey = await newKey('ADMIN')
    const revoked = await newKey('ADMIN')
    await call(app.url, 'DELETE', `/v1/api-keys/${revoked.id}`, { token: of('ADMIN').accessToken })
    revokedKey = revoked.key
    await makeSpareKey()
    await makeSpareSession()
  }
  // A key and a session of the administrator's that may be ended.
  const makeSpareKey = async () => void ids.set('$key', (await newKey('ADMIN')).id)
  const makeSpareSession = async () => void ids.set('$session', (await newSession(of('ADMIN'))).sessionId)
  for (const level of userLevels) await makePerson(level)
  const makePipelines = makeCastPipelines({ url: app.url, records, ids, admin: () => of('ADMIN') })
  async function makeDatasets() {
    await rows.make(of('MANAGER'), stranger, of('ADMIN'))
    await makePipelines()
  }
  await makeDatasets()
  ids.set('$victim', (await newPerson('GENERAL')).id)
  ids.set('$foreignKey', (await newKey('GENERAL')).id)
  forged.push(
    ...forgedTokens(of('ADMIN').accessToken, app.signAccessToken)
      .map(([, token]) => token)
      .filter((token) => token.length < 10_000),
  )

  function credentialOf(kind: CallerKind, which: number): Credential {
    if (kind === 'anonymous') return { token: undefined, caller: undefined }
    if (kind === 'forged') return { token: forged[which % forged.length], caller: undefined }
    if (kind === 'revoked') return { token: revokedKey, caller: undefined }
    if (kind === 'API key') return { token: apiKey.key, caller: { level: 'ADMIN', sessionId: undefined } }
    const { accessToken, level, sessionId } = of(kind)
    return { token: accessToken, caller: { level, sessionId } }
  }

  return {
    people,
    ids,
    credentialOf,
    makePerson,
    makeSpareKey,
    makeSpareSession,
    makeDatasets,
    makePipelines,
    renewLoads: rows.renewLoads,
    renewCutLoad: rows.renewCutLoad,
    renewExports: () => rows.renewExports(of('ADMIN')),
    renewQueries: () => rows.renewQueries(of('ADMIN'), stranger),
    apiKeyId: () => apiKey.id,
    /** The user of a kind of caller; of those that are nobody, the administrator. */
    personOf: (kind: CallerKind): Person => people.get(kind) ?? of('ADMIN'),
  }
}
