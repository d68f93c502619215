import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pipeline } from '@tg-cloud/contract/pipelines'
import type { Run, RunState } from '@tg-cloud/contract/run'
import { call, logIn } from './call.ts'
import { exampleFields } from './loading.ts'
import { startApp, type StartedApp } from './start-app.ts'
import { until } from './until.ts'

/** An app that runs jobs, with a folder `incoming` that pipelines may load from. */
export async function startPipelines(options: Parameters<typeof startApp>[0] & { patienceMs?: number } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tg-cloud-incoming-'))
  const { environment, patienceMs, ...rest } = options
  const app = await startApp({
    jobs: true,
    environment: { JOB_FOLDERS: `incoming=${folder}`, ...environment },
    ...rest,
  })
  const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
  return {
    app,
    folder,
    ...pipelinesOf(app, accessToken, patienceMs),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Makes and watches pipelines and runs as one user. */
export function pipelinesOf(
  app: Pick<StartedApp, 'url'> & Partial<Pick<StartedApp, 'logged'>>,
  token: string,
  patienceMs = 20_000,
) {
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(app.url, method, path, { token, body, headers })
  const must = async (status: number, ...asked: Parameters<typeof ask>) => {
    const answer = await ask(...asked)
    if (answer.status !== status)
      throw new Error(
        `${asked[0]} ${asked[1]} answered ${answer.status}: ${answer.text}\n${app.logged?.slice(-3).join('')}`,
      )
    return answer.body
  }
  const run = (id: string): Promise<Run> => must(200, 'GET', `/v1/runs/${id}`)
  return {
    token,
    ask,
    run,
    dataset: async (more: object = {}): Promise<string> =>
      (
        await must(201, 'POST', '/v1/datasets', {
          name: '버스',
          fields: exampleFields,
          timeField: 'day',
          ...more,
        })
      ).slug,
    pipeline: (runner: object, more: object = {}): Promise<Pipeline> =>
      must(201, 'POST', '/v1/pipelines', { name: '적재', runner, ...more }),
    start: (slug: string, parameters: object = {}, headers = {}): Promise<Run> =>
      must(201, 'POST', `/v1/pipelines/${slug}/runs`, { parameters }, headers),
    stop: (id: string): Promise<Run> => must(200, 'POST', `/v1/runs/${id}/stop`),
    log: async (id: string, query = '') => (await ask('GET', `/v1/runs/${id}/logs${query}`)).text,
    output: (id: string) => must(200, 'GET', `/v1/runs/${id}/output`),
    /** Waits for one of these states. */
    async becomes(id: string, ...states: RunState[]): Promise<Run> {
      let seen: Run | undefined
      const isSo = async () => states.includes((seen = await run(id)).state)
      await until(isSo, patienceMs).catch((error: Error) => {
        throw new Error(`The run is ${JSON.stringify(seen)}, not ${states.join(' or ')}`, { cause: error })
      })
      return seen as Run
    },
  }
}

export const loadTask = (dataset: string, path: string, more: object = {}) => ({
  kind: 'builtin',
  task: { name: 'load', dataset, from: { kind: 'folder', folder: 'incoming', path }, ...more },
})
