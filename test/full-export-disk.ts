// Writes a file of an export in the folder named until it cannot, then a small one; says what came of it as JSON.
import { makeExportFiles } from '../src/adapters/files/export-files.ts'

const files = makeExportFiles(process.argv[2] as string)
const block = Buffer.alloc(65_536, 1)
const large = await files.create('large')
let blocks = 0
let code: unknown
try {
  for (; blocks < 1_000; blocks++) await large.write(block)
} catch (error) {
  ;({ code } = error as { code?: unknown })
}
await large.discard()
const small = await files.create('small')
await small.write(block)
await small.finish()
console.log(JSON.stringify({ blocks, code, keys: await files.keys() }))
