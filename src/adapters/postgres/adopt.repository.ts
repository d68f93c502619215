import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { AdoptError, type PilotStore, type Situation, type Taking } from '../../adopt/ports.ts'
import { lookUp } from './adopt-lookup.ts'
import { openTaking } from './adopt-rows.ts'
import { type Database, type Log, openDatabase, type Query } from './database.ts'
import { alone, withPatientClient } from './migration-lock.ts'
import { upgrade } from './migrations.ts'

type Where = Pick<Database, 'url' | 'schema'>
type Settings = {
  where: Where
  /** The pilot's schema, when it is not the server's own. */
  from: string | undefined
  /** Of times that carry none; undefined: the database's. */
  zone: string | undefined
  log: Log
}

/** The pilot's users beside, or in the place of, the server's. Errors: AdoptError when there are none. */
export async function openPilotStore({ where, from, zone, log }: Settings): Promise<PilotStore> {
  const situation = await withPatientClient(where, log, (client) =>
    lookUp(queryOf(client), where.schema, from),
  )
  const inZone = zone ?? situation.databaseZone
  return {
    situation,
    look: (work) =>
      withPatientClient(where, log, (client) => {
        const query = queryOf(client)
        return transaction(query, 'read only', async () => work(await openTaking(query, situation, inZone)))
      }),
    take: (work) =>
      alone(where, log, async (client) => {
        const query = queryOf(client)
        const now = await lookUp(query, where.schema, from)
        if (now.source !== situation.source || now.inPlace !== situation.inPlace)
          throw new AdoptError('Somebody else took the users over meanwhile: run make adopt again')
        return situation.inPlace
          ? takeInPlace({ query, where, situation, log, zone: inZone }, work)
          : transaction(query, 'read write', async () => work(await openTaking(query, situation, inZone)))
      }),
  }
}

type Place = { query: Query; where: Where; situation: Situation; log: Log; zone: string }

/**
 * The tables of the server are made in a schema of another name; one transaction then fills them, moves the pilot's
 * schema aside and puts the new one in its place. A crash before it ends leaves the pilot's schema as it was.
 */
async function takeInPlace<T>(
  { query, where, situation, log, zone }: Place,
  work: (taking: Taking) => Promise<T>,
): Promise<T> {
  const { schema, source, kept } = situation
  // Short whatever the length of the schema's name. What a run that broke off left in it holds no users.
  const building = `tg_adopting_${createHash('sha256').update(schema).digest('hex').slice(0, 12)}`
  await query({ text: `drop schema if exists "${building}" cascade` })
  const database = openDatabase({ url: where.url, schema: building, poolMax: 1, log })
  try {
    await upgrade(database, log)
  } finally {
    await database.close()
  }
  return transaction(query, 'read write', async () => {
    await query({ text: `set local search_path to "${building}"` })
    // Before the first look at them: a pilot that still runs can write no more, and what it wrote is seen.
    await query({ text: `set local lock_timeout = '10s'` })
    await query({ text: `lock table "${source}".users in share row exclusive mode` }).catch(inUse)
    const result = await work(await openTaking(query, { ...situation, inPlace: false }, zone))
    await query({ text: `alter schema "${source}" rename to "${kept}"` })
    await query({ text: `alter schema "${building}" rename to "${schema}"` })
    return result
  })
}

function inUse(error: Error & { code?: string }): never {
  if (error.code !== '55P03') throw error
  throw new AdoptError('Nothing was changed: the pilot is writing to its users; stop it first')
}

const queryOf =
  (client: Client): Query =>
  async ({ text, values }) =>
    (await client.query(text, values)).rows

async function transaction<T>(query: Query, access: string, work: () => Promise<T>): Promise<T> {
  // One snapshot for all statements: users that the pilot adds meanwhile are left to the next run.
  await query({ text: `begin isolation level repeatable read ${access}` })
  try {
    const result = await work()
    await query({ text: 'commit' })
    return result
  } catch (error) {
    await query({ text: 'rollback' }).catch(() => {})
    throw error
  }
}
