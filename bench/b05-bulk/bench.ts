import type { Bench } from '../bench.ts'
import { loadCore, serverCore } from '../load.ts'
import { writeRows } from '../loads/files.ts'
import { root, run } from '../processes.ts'

const rows = 300_000
const folder = `${root}/bench/b05-bulk`

export const bulkRate: Bench = {
  id: 'B5',
  what: "NDJSON from a file, every value checked, to a sink of _bulk / the client's helpers.bulk of objects, MB/s",
  must: 1.5,
  aim: 3,
  conditions: `${rows} rows of 6 fields, each in a process of its own on core 0, the sink on core 1; the twin's objects are parsed before`,
  async prepare(world) {
    const file = await writeRows(world.dir, 'ndjson', rows)
    const sink = await world.startTwin('bench/b05-bulk/sink.ts', { cores: loadCore })
    const node = (name: string, ...parameters: string[]) =>
      run(
        'taskset',
        '-c',
        serverCore,
        process.execPath,
        '--conditions=tg-source',
        `${folder}/${name}`,
        file.path,
        sink.url,
        ...parameters,
      )
    const megabytes = (seconds: number) => ({ value: file.bytes / 1e6 / seconds, unit: 'MB/s' })
    return {
      async pair() {
        const ours = Number(await node('ours.ts'))
        const { seconds } = JSON.parse(await node('twin.ts', 'rows')) as { seconds: number }
        return { ours: megabytes(ours), twin: megabytes(seconds) }
      },
      [Symbol.asyncDispose]: sink.kill,
    }
  },
}
