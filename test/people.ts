import type { UserLevel } from '@tg-cloud/contract/users'
import { call, logIn } from './call.ts'

export type Person = {
  id: string
  username: string
  password: string
  accessToken: string
  refreshToken: string
  version: number
}

let last = 0

/** Makes a user of a level and logs in as them. */
export async function person(
  app: { url: string; admin: { username: string; password: string } },
  level: UserLevel,
  name = '홍길동',
): Promise<Person> {
  const admin = await logIn(app.url, app.admin.username, app.admin.password)
  const username = `${level.toLowerCase()}-${process.pid}-${++last}`
  const password = `${username}-secret-밤하늘`
  const { status, body } = await call(app.url, 'POST', '/v1/users', {
    token: admin.accessToken,
    body: { username, name, level, password },
  })
  if (status !== 201) throw new Error(`Creating ${username} answered ${status}`)
  return {
    id: body.id,
    username,
    password,
    version: body.version,
    ...(await logIn(app.url, username, password)),
  }
}
