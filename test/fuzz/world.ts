import type { DatasetShape } from '../../src/datasets/cell.ts'
import type { StartedApp } from '../start-app.ts'
import { makeCast } from './cast.ts'
import type { Resolved } from './expect.ts'
import { openRecords } from './records.ts'
import { type CallerKind, type FuzzRequest, operationNamed } from './requests.ts'
import type { Answer, Sent } from './send.ts'
import { someSlug } from './export-bodies.ts'
import { someDataset } from './pipeline-bodies.ts'
import { someUser } from './values.ts'

// Whatever of a caller's own these change, the caller is made anew.
const endsLogin = ['auth.logout', 'auth.endSessions', 'auth.endSession', 'me.changePassword']

// What these leave behind is of little use to the requests after them, as when it belongs to somebody else.
const remakesDatasets = ['datasets.delete', 'datasets.changeSchema', 'datasets.update']

// Nothing works here for those who would wait.
const impatient = [/(waitMs(?:" *: *|=))(?:[1-9]|[12]\d|30(?=000))\d{3}(?![\d.eE])/g, '$1500'] as const

/** The users, keys, sessions and data sets that generated requests speak of, in one running app. */
export async function makeWorld(app: StartedApp) {
  const records = await openRecords(app)
  const cast = await makeCast(app, records)
  const idOf = (name: string, kind: CallerKind) =>
    name === '$self' ? cast.personOf(kind).id : (cast.ids.get(name) ?? name)

  const withNames = (content: string | Uint8Array) =>
    typeof content === 'string'
      ? content
          .replaceAll(someUser, cast.ids.get('$victim') ?? someUser)
          .replaceAll(someSlug, cast.ids.get('$dataset') ?? someSlug)
          .replaceAll(someDataset, cast.ids.get('$dataset') ?? someDataset)
          .replace(...impatient)
      : content

  return {
    /** The id or slug behind a placeholder. */
    idOf: (name: string) => cast.ids.get(name) ?? name,
    /** The token of a caller, and who is behind it. */
    credentialOf: cast.credentialOf,
    /** The request with its placeholders filled in, and what goes over the wire. */
    async resolve(generated: FuzzRequest): Promise<{ resolved: Resolved; sent: Sent }> {
      const request = { ...generated, query: generated.query.replace(...impatient) }
      const operation = operationNamed(request.operation)
      const { token, caller } = cast.credentialOf(request.caller, request.forged)
      const body = request.body && { ...request.body, content: withNames(request.body.content) }
      const path = Object.fromEntries(
        Object.entries(request.path).map(([name, text]) => [name, idOf(text, request.caller)]),
      )
      const headers: Record<string, string> = {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(request.body?.type === undefined ? {} : { 'content-type': request.body.type }),
        // Node frames the bodies of GET and DELETE only when told to, and sends an empty chunk after Expect.
        ...(request.body === undefined && operation.route.method === 'GET'
          ? {}
          : { 'content-length': String(Buffer.byteLength(body?.content ?? '')) }),
        ...(request.body?.encoding === undefined ? {} : { 'content-encoding': request.body.encoding }),
        ...request.headers,
      }
      if (headers['if-match'] === '$version')
        headers['if-match'] = await records.etagOf(
          path['id'] ?? path['slug'] ?? cast.personOf(request.caller).id,
        )
      const route = operation.route.path.replace(/:(\w+)/g, (_, name: string) => path[name] as string)
      return {
        resolved: {
          operation,
          caller: request.headers['authorization'] === undefined ? caller : undefined,
          path,
          query: request.query,
          headers,
          body,
        },
        sent: {
          method: operation.route.method,
          path: request.query === '' ? route : `${route}?${request.query}`,
          headers,
          content: body?.content,
        },
      }
    },
    /** Makes anew what a successful request has ended. */
    async settle({ caller: kind }: FuzzRequest, { operation, path }: Resolved, { status, text }: Answer) {
      const { level } = cast.personOf(kind)
      if ([409, 429].includes(status) && /"(api_key|query|query_run)_limit"/.test(text))
        return cast.makePerson(level)
      if (status >= 300 || operation.route.method === 'GET' || text.includes('"dryRun":true')) return
      if (remakesDatasets.includes(operation.id)) return cast.makeDatasets()
      if (['pipelines.delete', 'pipelines.update', 'schedules.delete'].includes(operation.id))
        return cast.makePipelines()
      if (['runs.stop', 'runs.retry'].includes(operation.id)) return cast.makePipelines()
      if (operation.id === 'ingests.revert') return cast.renewLoads()
      if (operation.id === 'ingests.cancel') return cast.renewCutLoad()
      if (operation.id === 'exports.cancel') return cast.renewExports()
      if (operation.id === 'queries.delete') return cast.renewQueries()
      const id = path['id']?.toLowerCase()
      const touched = [...cast.people.values()].find((someone) => someone.id === id)
      if (touched && operation.id.startsWith('users.')) await cast.makePerson(touched.level)
      else if (operation.id === 'apiKeys.revoke')
        await (id === cast.apiKeyId() ? cast.makePerson('ADMIN') : cast.makeSpareKey())
      else if (id !== undefined && id === cast.ids.get('$session')) await cast.makeSpareSession()
      else if (endsLogin.includes(operation.id)) await cast.makePerson(level)
    },
    changes: records.changes,
    /** Loads that are still under way some time after their answer, in words. */
    underWay: records.underWay,
    /** Waits until the exports that were asked for have ended. Answers those that have not, in words. */
    unexported: records.unexported,
    /** Brings to an end what a machine too busy has left, as the app itself does every minute. */
    recover: () => app.settleRows(),
    /** How many rows the engine has of a data set. */
    countRows: (dataset: DatasetShape) => app.rowEngine.count(dataset),
    /** Lines of the log since the last call. */
    logged: () => app.logged.splice(0),
    /** The same without an end of them. */
    peek: (): readonly string[] => app.logged,
    close: () => records.closeKeeping(app.admin.username),
  }
}
export type World = Awaited<ReturnType<typeof makeWorld>>
