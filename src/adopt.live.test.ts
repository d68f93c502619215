import { describe, expect, it, vi } from 'vitest'
import { call, logIn } from '../test/call.ts'
import { command, pilotDatabase, type PilotPerson, productionSettings } from '../test/pilot.ts'
import { serverFolder, startServer } from '../test/run-server.ts'
import { until } from '../test/until.ts'

vi.setConfig({ testTimeout: 300_000 })

const run = (parameters: string[], environment: Record<string, string>) =>
  command('adopt', parameters, environment).ended
const carriedOf = (people: PilotPerson[]) => people.filter(({ odd }) => odd === null)
const refusedOf = (people: PilotPerson[]) => people.filter(({ odd }) => odd !== null)

describe.each(['bigdata_pilot', 'public'])('on the schema %s that alembic made', (schema) => {
  it('changes nothing until it is told to, then carries the users over, who log in', async () => {
    await using pilot = await pilotDatabase(schema)
    await using folder = await serverFolder()
    const { people, query } = pilot
    const environment = productionSettings(pilot.url, schema)
    const refused = refusedOf(people)
    const before = await pilot.fingerprint()
    const rowsOf = (place: string) => query({ text: `select * from "${place}".users order by id` })
    const pilotRows = await rowsOf(schema)

    const migrate = await command('migrate', ['up'], environment).ended
    expect(migrate).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/alembic_version, users.*make adopt/),
    })
    await using early = startServer({ folder, environment })
    expect(await early.exit()).toMatchObject({ code: 1 })
    expect(early.output()).toMatch(/^[^\n]*make adopt[^\n]*\n$/)

    const plan = await run([], environment)
    expect(plan).toMatchObject({ code: 0, stdout: expect.stringContaining('alembic_version, users: moved') })
    expect(plan.stdout).toContain('45 in the pilot = 0 adopted before + 40 to carry + 5 refused')
    expect(plan.stdout).toContain('GENERAL 34, MANAGER 5, ADMIN 1')
    expect(plan.stdout).toContain('argon2 13, bcrypt 14, pbkdf2_sha256 13')
    expect(refused).toHaveLength(5)
    for (const { id, username } of refused)
      expect(plan.stdout).toContain(`id ${id} ${JSON.stringify(username)}: `)
    expect(plan.stdout.match(/refused {9}id/g)).toHaveLength(5)
    expect(await run(['--yes'], environment)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('5 users would be lost'),
    })
    expect(await pilot.fingerprint()).toBe(before)

    const done = await run(['--yes', '--skip-refused', '--zone', 'Asia/Seoul'], environment)
    expect(done.stdout).toContain('Done: 40 users carried, 5 refused, 0 adopted before, of 45')
    expect(done.code).toBe(0)
    // Nothing of the pilot is lost, and what was carried is what it had.
    expect(await rowsOf(`${schema}_pilot`)).toEqual(pilotRows)
    const carried = await query<Record<string, unknown>>({
      text: `select a.old_id::int as id from "${schema}".users u join "${schema}".adopted_users a on a.user_id = u.id and a.source = $1
        join "${schema}_pilot".users p on p.id = a.old_id and normalize(p.username, nfc) = u.username
        and normalize(p.name, nfc) = u.name and p.mobile is not distinct from u.mobile and p.user_level::text = u.user_level
        and p.password = u.password and u.created_at = (p.created_at at time zone 'Asia/Seoul')::timestamptz(3)
        and u.updated_at = (p.updated_at at time zone 'Asia/Seoul')::timestamptz(3) order by 1`,
      values: [`${schema}_pilot`],
    })
    expect(carried.map(({ id }) => id)).toEqual(carriedOf(people).map(({ id }) => id))
    expect(await query({ text: `select created_at from "${schema}".users order by 1 limit 1` })).toEqual([
      { created_at: new Date('2024-03-01T00:00:00.123Z') },
    ])

    const after = await pilot.fingerprint()
    for (const again of [await run(['--yes'], environment), await run([], environment)])
      expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('Done already') })
    expect((await command('migrate', ['up'], environment).ended).code).toBe(0)
    expect(await pilot.fingerprint()).toBe(after)

    await using server = startServer({ folder, environment })
    const { url } = await server.ready()
    const some = carriedOf(people).filter(({ id }) => id <= 6 || id > 36)
    expect(new Set(some.map(({ kind }) => kind)).size).toBe(3)
    for (const { username, password } of some) {
      const wrong = { username, password: `${password}?` }
      expect((await call(url, 'POST', '/v1/auth/login', { body: wrong })).status).toBe(401)
      // The second time with the hash that the first has made.
      for (let time = 1; time <= 2; time++) await logIn(url, username, password)
    }
    const ours = await query<{ id: number }>({
      text: `select a.old_id::int as id from "${schema}".users join "${schema}".adopted_users a on user_id = id
        where password like '$argon2id$v=19$m=19456,t=2,p=1$%' order by 1`,
    })
    expect(ours.map(({ id }) => id)).toEqual(some.map(({ id }) => id))
    for (const { username, password } of refused.filter(({ odd }) => !odd?.includes('NFC')))
      expect((await call(url, 'POST', '/v1/auth/login', { body: { username, password } })).status).toBe(401)
    const { accessToken: token } = await logIn(url, 'user00', 'pw0')
    const { body } = await call(url, 'GET', '/v1/users?limit=100', { token })
    expect(body.items).toHaveLength(40)
  })
})

it('reads the pilot in another schema, again and again while it is still in use', async () => {
  await using pilot = await pilotDatabase('public')
  const { query } = pilot
  const environment = productionSettings(pilot.url, 'app')
  const from = ['--from', 'public', '--yes', '--skip-refused']
  expect((await command('migrate', ['up'], environment).ended).code).toBe(0)
  await query({
    text: `insert into app.users (id, username, name, password, mobile) values
      (gen_random_uuid(), 'user03', 'x', 'y', null), (gen_random_uuid(), 'z', 'x', 'y', '010-0000-0005')`,
  })
  const rows = () => query({ text: 'select * from public.users order by id' })
  const before = await rows()
  const first = await run(from, environment)
  expect(first.stdout).toContain('id 4 "user03": a user of this server has the username')
  expect(first.stdout).toContain('id 6 "user05": a user of this server has the mobile number')
  expect(first.stdout).toContain('Done: 38 users carried, 7 refused, 0 adopted before, of 45')
  expect(await rows()).toEqual(before)

  await query({ text: `update public.users set username = 'kim.min.ji' where username = 'kim min ji'` })
  await query({
    text: `insert into public.users (username, password, name) select 'newcomer', password, '신입' from public.users where id = 2`,
  })
  expect((await run(from, environment)).stdout).toContain(
    'Done: 2 users carried, 6 refused, 38 adopted before, of 46',
  )
  expect((await run(from, environment)).stdout).toContain('Done already')
  const [counts] = await query({
    text: 'select (select count(*)::int from app.users) as users, (select count(*)::int from app.adopted_users) as adopted',
  })
  expect(counts).toEqual({ users: 42, adopted: 40 })
})

it('killed at any point it leaves the pilot as it was, and the next run does the whole', async () => {
  await using pilot = await pilotDatabase('bigdata_pilot')
  const { query, hold, waits } = pilot
  const environment = productionSettings(pilot.url, 'bigdata_pilot')
  const parameters = ['--yes', '--skip-refused']
  const pilotRows = () => query({ text: `select * from bigdata_pilot.users order by id` })
  const before = await pilotRows()
  const building = async () => {
    const [found] = await query<{ name: string }>({
      text: `select nspname::text as name from pg_namespace where nspname like 'tg\\_adopting\\_%'`,
    })
    return found?.name
  }

  const points: [held: () => Promise<string>, waiting: string][] = [
    [async () => 'select', 'lock table'],
    [async () => `lock table "${await building()}".adopted_users in share mode`, 'with given'],
    [async () => 'grant usage on schema bigdata_pilot to public', 'alter schema'],
  ]
  for (const [held, waiting] of points) {
    // The new tables are there, empty, and it waits for those of the pilot.
    const releasePilot = await hold('lock table bigdata_pilot.users in row exclusive mode')
    const adopting = command('adopt', parameters, environment)
    await until(() => waits('lock table'), 60_000)
    const release = await hold(await held())
    if (waiting !== 'lock table') await releasePilot()
    await until(() => waits(waiting))
    adopting.kill()
    await adopting.ended
    if (waiting === 'lock table') await releasePilot()
    await release()
    expect(await building()).toBeDefined()
    expect(await pilotRows()).toEqual(before)
  }
  expect((await command('migrate', ['up'], environment).ended).stderr).toContain('make adopt')

  const done = await run(parameters, environment)
  expect(done.stdout).toContain('Done: 40 users carried, 5 refused, 0 adopted before, of 45')
  expect(await building()).toBeUndefined()
  expect(await query({ text: `select * from bigdata_pilot_pilot.users order by id` })).toEqual(before)
})

it('refuses what it cannot take over, in a sentence', async () => {
  await using pilot = await pilotDatabase('public')
  const { query, url } = pilot
  const refusal = async (schema: string, ...parameters: string[]) => {
    const { code, stderr } = await run(parameters, productionSettings(url, schema))
    expect(code).toBe(1)
    // What was migrated is told before it.
    return stderr
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('[migrator]'))
      .join('\n')
  }
  expect(await refusal('app')).toMatch(/^Neither schema "app" nor "app_pilot" has users of the pilot.*$/)
  expect(await refusal('app', '--from', 'nowhere')).toMatch(/"nowhere" has no table users/)
  expect(await refusal('public', '--from', 'elsewhere')).toMatch(/name another DB_SCHEMA/)
  expect(await refusal('app', '--from', 'public', '--zone', 'Asia/Nowhere')).toMatch(
    /^PostgreSQL refused.*time zone "Asia\/Nowhere".*$/,
  )
  const writing = await pilot.hold(`update public.users set name = name where id = 1`)
  expect(await refusal('public', '--yes', '--skip-refused')).toMatch(
    /^Nothing was changed: the pilot is writing to its users; stop it first$/,
  )
  await writing()
  await query({ text: 'create extension pg_trgm' })
  expect(await refusal('public')).toMatch(/holds the extensions pg_trgm.*make adopt from=public/)
  await query({ text: 'drop extension pg_trgm' })
  await query({ text: 'create schema public_pilot' })
  expect(await refusal('public')).toMatch(/"public_pilot" is there already/)
  await query({ text: 'alter table public.users drop column mobile' })
  expect(await refusal('app', '--from', 'public')).toMatch(/it has no mobile/)
  const { code, stderr } = await run(['--form', 'x'], productionSettings(url, 'app'))
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage:') })
  expect(await run([], {})).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL') })
})
