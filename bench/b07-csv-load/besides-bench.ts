import type { Bench } from '../bench.ts'
import { writeRows } from '../loads/files.ts'
import { load, newDataset } from '../loads/load.ts'
import { openLoopP99 } from '../open-loop.ts'

const rows = 14_000_000
const [rate, seconds] = [100, 10]

export const besidesLoad: Bench = {
  id: 'B7p',
  what: 'p99 of GET /v1/users?limit=20 while more than 1 GiB of CSV loads / without, ms',
  must: 3,
  aim: 1.5,
  conditions: `not pinned, ${rate} lists/s on a fixed schedule for ${seconds} s, ${rows} rows of 6 fields`,
  async prepare(world) {
    const file = await writeRows(world.dir, 'csv', rows)
    if (file.bytes < 2 ** 30) throw new Error(`The file has only ${file.bytes} bytes`)
    const server = await world.startOurs()
    const token = await world.logIn(server.url)
    const headers = { authorization: `Bearer ${token}` }
    const p99 = () => openLoopP99({ url: `${server.url}/v1/users?limit=20`, headers, rate, seconds })
    await p99()
    return {
      async pair() {
        const idle = await p99()
        const { slug } = await newDataset(server.url, token)
        let ended = false
        const loading = load(server.url, token, slug, file).finally(() => {
          ended = true
        })
        const busy = await p99()
        if (ended) throw new Error('The load ended before the measurement')
        await loading
        return { ours: { value: busy, unit: 'ms' }, twin: { value: idle, unit: 'ms' } }
      },
      [Symbol.asyncDispose]: server.kill,
    }
  },
}
