import type { TestProject } from 'vitest/node'
import { missingServices, type Service } from './service-programs.ts'
import { startPostgres15 } from './live-servers.ts'
import { serveSharedServers } from './shared-servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's address of PostgreSQL 15; undefined where it is not installed. */
    postgres15Url: string | undefined
    missingServices: Service[]
    /** Whom to ask for a shared server; see shared-servers.ts. */
    serverStarter: string
  }
}

/** Names what live tests miss, which fails the run, and starts what they share: PostgreSQL 15 now, others when asked. */
export async function setup(project: TestProject) {
  const missing = missingServices()
  project.provide('missingServices', missing)
  for (const service of missing)
    process.stderr.write(`Missing for live tests: ${service}. Install it: make services\n`)
  if (missing.length > 0) process.exitCode = 1

  const given = process.env['TEST_POSTGRES15_URL']
  const own = given === undefined && !missing.includes('PostgreSQL') ? await startPostgres15() : undefined
  project.provide('postgres15Url', given ?? own?.url)
  const starter = await serveSharedServers()
  project.provide('serverStarter', starter.url)
  return async () => {
    await starter[Symbol.asyncDispose]()
    await own?.[Symbol.asyncDispose]()
  }
}
