import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import { call, logIn } from '../call.ts'
import { exporting } from '../exporting.ts'
import { exampleFields, newLoad } from '../loading.ts'
import { pipelinesOf } from '../pipelines.ts'
import type { StartedApp } from '../start-app.ts'
import { until } from '../until.ts'

// As the contract's example of a new password calls the one before.
const password = '맑은-하늘-아래-42'
const operations = operationsOf(contract)
const needsAdmin = new Set(
  operations.flatMap(({ id, metadata }) => (['MANAGER', 'ADMIN'].includes(metadata.access) ? [id] : [])),
)

/** Makes what code samples work on; answers the variables that the sample of an operation is run with. */
export async function sampleObjects(app: StartedApp): Promise<(id: string) => Record<string, string>> {
  const admin = await logIn(app.url, app.admin.username, app.admin.password)
  const newUser = async (username: string): Promise<string> => {
    const { body } = await call(app.url, 'POST', '/v1/users', {
      token: admin.accessToken,
      body: { username, name: username, password },
    })
    return body.id
  }
  const token = async (username: string) => (await logIn(app.url, username, password)).accessToken

  await newUser('owner')
  const owner = await token('owner')
  const key = await call(app.url, 'POST', '/v1/api-keys', { token: owner, body: { name: 'samples' } })
  await newUser('leaver')
  await newUser('changer')
  const common = {
    BASE_URL: app.url,
    USER_ID: await newUser('target'),
    SESSION_ID: sessionOf(await token('owner')),
    API_KEY_ID: key.body.id as string,
    REFRESH_TOKEN: (await logIn(app.url, 'owner', password)).refreshToken,
    ETAG: '"1"',
    // Of every data set that has rows.
    ROW: '1-1',
    DATASET_SLUG: '',
  }
  // Those that end sessions have some of their own.
  const tokens: Record<string, string> = {
    'auth.logout': await token('owner'),
    'auth.endSessions': await token('leaver'),
    'me.changePassword': await token('changer'),
  }
  // Each has a data set of its own, as some change it or delete it.
  const slugs = new Map<string, string>()
  const loads = new Map<string, string>()
  const exportIds = new Map<string, string>()
  const queryIds = new Map<string, string>()
  const queryRunIds = new Map<string, string>()
  const rebuildIds = new Map<string, string>()
  const dataset = await call(app.url, 'POST', '/v1/datasets', {
    token: admin.accessToken,
    body: { name: '내보내기', fields: exampleFields, visibility: 'internal' },
  })
  common.DATASET_SLUG = dataset.body.slug
  await newQueryRun(app.url, owner, common.DATASET_SLUG)
  for (const { id, route, metadata } of operations) {
    if (route.path.startsWith('/v1/exports/:'))
      exportIds.set(id, await newExport(app.url, owner, common.DATASET_SLUG))
    if (route.path.startsWith('/v1/query-runs/:'))
      queryRunIds.set(id, await newQueryRun(app.url, owner, common.DATASET_SLUG))
    if (route.path.startsWith('/v1/queries/:'))
      queryIds.set(id, await newQuery(app.url, owner, common.DATASET_SLUG))
    if (metadata.dataset === undefined && id !== 'pipelines.create') continue
    const body = { name: id, fields: exampleFields, visibility: 'internal' }
    const made = await call(app.url, 'POST', '/v1/datasets', { token: admin.accessToken, body })
    slugs.set(id, made.body.slug)
    if (route.path.includes('/rebuilds/:id'))
      rebuildIds.set(id, await newRebuild(app, admin.accessToken, made.body.slug, id === 'rebuilds.cancel'))
    if (route.path.startsWith('/v1/ingests/') || id.startsWith('query.'))
      loads.set(
        id,
        await newLoad(
          app.url,
          admin.accessToken,
          made.body.slug,
          id === 'ingests.cancel' ? 'interrupted' : 'done',
        ),
      )
  }
  // Each has a pipeline of its own too, and a run that has ended, or that can be stopped.
  const pipelines = new Map<string, Awaited<ReturnType<typeof newRun>>>()
  const own = operations.filter(({ metadata }) => metadata.pipeline !== undefined)
  for (const { id } of own) pipelines.set(id, await newRun(app.url, admin.accessToken, id))
  let count = 0
  const linked = exportIds.get('exports.linkedFile') as string
  const { url } = (await call(app.url, 'POST', `/v1/exports/${linked}/links`, { token: owner })).body
  const linkKey = (url as string).split('/').at(-1) as string
  return (id) => ({
    ...common,
    ...(slugs.has(id) ? { DATASET_SLUG: slugs.get(id) as string } : {}),
    ...pipelines.get(id),
    ...(loads.has(id) ? { INGEST_ID: loads.get(id) as string } : {}),
    ...(exportIds.has(id) ? { EXPORT_ID: exportIds.get(id) as string } : {}),
    ...(queryRunIds.has(id) ? { QUERY_RUN_ID: queryRunIds.get(id) as string } : {}),
    ...(rebuildIds.has(id) ? { REBUILD_ID: rebuildIds.get(id) as string } : {}),
    ...(queryIds.has(id) ? { QUERY_ID: queryIds.get(id) as string } : {}),
    ...(id === 'exports.linkedFile' ? { LINK_KEY: linkKey } : {}),
    TOKEN: tokens[id] ?? (needsAdmin.has(id) ? admin.accessToken : owner),
    KEY: `sample-${++count}`,
  })
}

/** An export that has succeeded: its id. */
async function newExport(url: string, token: string, dataset: string): Promise<string> {
  const mine = exporting(url, token)
  return (await mine.ended((await mine.create({ dataset })).id)).id
}

async function newRun(url: string, token: string, id: string) {
  const { ask, dataset, pipeline, start, stop } = pipelinesOf({ url }, token)
  const { slug } = await pipeline(
    { kind: 'builtin', task: { name: 'profile', dataset: await dataset({ visibility: 'internal' }) } },
    {
      parameters: { type: 'object', properties: { day: { type: 'string', format: 'date' } } },
      access: { level: 'GENERAL' },
      paused: true,
    },
  )
  const run = await start(slug)
  if (id !== 'runs.stop') await stop(run.id)
  // The ETag of the samples is of the first version.
  const { body } = await ask('GET', `/v1/pipelines/${slug}`)
  if (body.version !== 1) throw new Error(`The pipeline ${slug} is of version ${body.version}`)
  const trigger = { kind: 'cron', expression: '0 3 1 1 *', timeZone: 'Asia/Seoul' }
  const schedule = await ask('POST', `/v1/pipelines/${slug}/schedules`, { trigger })
  return { PIPELINE_SLUG: slug, RUN_ID: run.id, SCHEDULE_ID: schedule.body.id as string }
}

/** A run of a question that has ended: its id. */
async function newQueryRun(url: string, token: string, dataset: string): Promise<string> {
  // What the samples of runs ask, so that its result is there.
  const body = { dataset, search: { fields: ['stop'] }, waitMs: 30_000 }
  const { status, body: made, text } = await call(url, 'POST', '/v1/query-runs', { token, body })
  if (status !== 201) throw new Error(`A run of a question answered ${status}: ${text}`)
  return made.id
}

/** A rebuild that has ended; `isTaken`: as if it had been taken back, so that it can be again. */
async function newRebuild(app: StartedApp, token: string, slug: string, isTaken: boolean): Promise<string> {
  const path = `/v1/datasets/${slug}/rebuilds`
  const { body } = await call(app.url, 'POST', path, { token, body: { from: 'index' } })
  const { id } = body
  await until(async () => (await call(app.url, 'GET', `${path}/${id}`, { token })).body.finishedAt !== null)
  if (isTaken) await app.sql(`update rebuilds set swapped_at = null where id = '${id}'`)
  return id
}

/** A kept question: its id. */
async function newQuery(url: string, token: string, dataset: string): Promise<string> {
  const body = { dataset, name: '전부', search: { fields: ['stop'] } }
  return (await call(url, 'POST', '/v1/queries', { token, body })).body.id
}

const sessionOf = (accessToken: string): string => {
  const claims = Buffer.from(accessToken.split('.')[1] as string, 'base64url').toString()
  return (JSON.parse(claims) as { sid: string }).sid
}
