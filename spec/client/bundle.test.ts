import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { describe, expect, it } from 'vitest'

/** What an application that has this one line carries, minified. */
async function bundled(line: string) {
  const entry = join(import.meta.dirname, 'entry.ts')
  const bundle = await rolldown({
    input: entry,
    resolve: { conditionNames: ['tg-source', 'import', 'browser'] },
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? line : null),
      },
    ],
  })
  const { output } = await bundle.generate({ minify: true, format: 'esm' })
  await bundle.close()
  const code = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []))
  return { code, modules, bytes: gzipSync(code).length }
}

describe('the bundle', () => {
  it('of the whole client stays under 12 kB, gzip; messages are an entry point of their own', async () => {
    const { bytes, modules } = await bundled("export * from '@tg-cloud/client'")
    expect(bytes).toBeLessThan(12_000)
    // Titles and messages in two languages: they grow with the codes of the contract.
    const messages = await bundled("export * from '@tg-cloud/client/messages'")
    expect(messages.bytes).toBeLessThan(5_000)
    const foreign = modules.filter(
      (path) => !path.includes('/spec/client/') && !path.includes('/openapi-fetch/'),
    )
    expect(foreign).toEqual([])
  })

  it('leaves out what is not used', async () => {
    const client = await bundled("export { createClient } from '@tg-cloud/client'")
    expect(client.code).not.toMatch(/\p{Script=Hangul}/u)
    // Whoever follows nothing carries nothing of it.
    expect(client.code).not.toContain('Last-Event-ID')
    const events = await bundled("export { followExport } from '@tg-cloud/client/events'")
    expect(events.bytes).toBeLessThan(2_000)
    const error = await bundled("export { NetworkFailure } from '@tg-cloud/client'")
    expect(error.bytes).toBeLessThan(300)
  })
})
