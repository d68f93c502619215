import type { TestProject } from 'vitest/node'
import { serveSharedServers } from './shared-servers.ts'

/** Starts the cluster that suites of the API have their rows in, when the first of them asks. */
export async function setup(project: TestProject) {
  const starter = await serveSharedServers()
  project.provide('serverStarter', starter.url)
  return () => starter[Symbol.asyncDispose]()
}
