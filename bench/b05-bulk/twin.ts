// Prints how many seconds the client's own helper takes to send the objects of an NDJSON file, and how many seconds of
// CPU: twin.ts FILE URL INDEX ROUNDS. Of several rounds it is the last.
import { readFile } from 'node:fs/promises'
import { Client } from '@opensearch-project/opensearch'

const [, , file = '', node = '', index = '', rounds = '2'] = process.argv
const objects = (await readFile(file, 'utf8'))
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as object)
const client = new Client({ node })
const send = async () => {
  const { failed } = await client.helpers.bulk({
    datasource: objects,
    onDocument: () => ({ index: { _index: index } }),
  })
  if (failed > 0) throw new Error(`${failed} documents were refused`)
}
for (let round = 1; round < Number(rounds); round++) await send()
const used = process.cpuUsage()
const begun = performance.now()
await send()
const seconds = (performance.now() - begun) / 1_000
const { user, system } = process.cpuUsage(used)
process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6 }))
await client.close()
