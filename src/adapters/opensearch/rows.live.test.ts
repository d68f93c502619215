import { afterAll } from 'vitest'
import { searchServers } from '../../../test/open-search.ts'
import { openTestEngine } from '../../../test/row-engine/open-search.ts'
import { rowEngineSuite } from '../../../test/row-engine/suite.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'

const opened: Awaited<ReturnType<typeof openTestEngine>>[] = []
afterAll(async () => {
  for (const test of opened) await test[Symbol.asyncDispose]()
})

for (const server of searchServers)
  rowEngineSuite(server, async () => {
    const test = await openTestEngine(await sharedOpenSearch(server))
    opened.push(test)
    return { ...test.engine, close: async () => {} }
  })
