import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../world.ts'

/** A script for wrk: POST /v1/auth/login as one user after the other, each with the right password. */
export async function loginScript({ dir, password }: World): Promise<string> {
  const file = join(dir, 'login.lua')
  await writeFile(
    file,
    `local i = 0
request = function()
  i = i % 999 + 1
  local body = string.format('{"username":"user.%05d","password":"${password}"}', i)
  return wrk.format('POST', '/v1/auth/login', { ['Content-Type'] = 'application/json' }, body)
end
`,
  )
  return file
}
