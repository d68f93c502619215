import { afterAll, describe } from 'vitest'
import { searchServers } from '../../../test/open-search.ts'
import { openTestEngine } from '../../../test/row-engine/open-search.ts'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { questionsSuite } from '../../query/conformance.ts'

const opened: Awaited<ReturnType<typeof openTestEngine>>[] = []
afterAll(async () => {
  for (const test of opened) await test[Symbol.asyncDispose]()
})

describe.each(searchServers)('%s', (server) =>
  questionsSuite(async () => {
    const test = await openTestEngine(await sharedOpenSearch(server))
    opened.push(test)
    return { ...test.engine, close: async () => {} }
  }),
)
