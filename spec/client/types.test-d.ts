// Checked by the type checker alone: every line compiles, or fails where it says so. Nothing is run.
import { type Call, type Client, createClient, isProblem, type ProblemCode, type Schemas } from './index.ts'

type Equal<A, B> = 0 extends 1 & A ? [any: never] : [A, B] extends [B, A] ? [same: true] : [other: never]
type Body<M extends (...input: never[]) => unknown> = Awaited<ReturnType<M>>
const equal = <A, B>(..._same: Equal<A, B>) => {}

export function answers(client: Client): void {
  equal<Body<typeof client.users.list>, Schemas['UserPage']>(true)
  equal<Body<typeof client.users.get>, Schemas['User']>(true)
  equal<Body<typeof client.users.create>, Schemas['User']>(true)
  equal<Body<typeof client.auth.logout>, undefined>(true)
  equal<Body<typeof client.operations.openapiYaml>, string>(true)
  equal<Body<typeof client.operations.clientPackage>, Blob>(true)
  equal<Body<typeof client.operations.ready>, Schemas['Readiness']>(true)
  equal<Body<Call<string>['withResponse']>, { data: string; response: Response }>(true)
  // @ts-expect-error members an answer does not name are mistakes
  void client.me.get().then((me) => me.nmae)
}

export function inputs(client: Client): void {
  void client.users.list({ query: { limit: 50, level: 'ADMIN' } }, { signal: AbortSignal.timeout(1) })
  void client.users.update({ path: { id: '' }, headers: { 'If-Match': '"3"' }, body: { name: '김' } })
  void client.users.create({ body: { username: '', name: '', password: '' } })
  void client.auth.login({ body: { username: '', password: '' } })
  void client.users.disable({ path: { id: '' } })
  // @ts-expect-error the id is missing
  void client.users.get()
  // @ts-expect-error If-Match is missing
  void client.users.update({ path: { id: '' }, body: {} })
  // @ts-expect-error no such level
  void client.users.list({ query: { level: 'ROOT' } })
  // @ts-expect-error no such member
  void client.users.create({ body: { username: '', name: '', password: '', admin: true } })
  // @ts-expect-error it takes no body
  void client.me.get({ body: {} })
  // @ts-expect-error no such operation
  void client.can('users.remove')
}

export async function lists(client: Client): Promise<void> {
  for await (const user of client.users.list()) equal<typeof user, Schemas['User']>(true)
  // @ts-expect-error one user is no list
  void client.me.get()[Symbol.asyncIterator]
}

export function codes(error: unknown): void {
  // An answer may hold a level that is not known yet; editors complete the known ones.
  const level: Schemas['User']['level'] = 'DIRECTOR'
  void level
  equal<Extract<ProblemCode, 'user_not_found'>, 'user_not_found'>(true)
  equal<string extends ProblemCode ? 'open' : 'closed', 'closed'>(true)
  if (isProblem(error, 'user_not_found')) equal<typeof error.code, 'user_not_found'>(true)
  // @ts-expect-error no such code
  isProblem(error, 'user_missing')
  void createClient({ baseUrl: '', auth: { kind: 'bearer', token: async () => '' } })
}
