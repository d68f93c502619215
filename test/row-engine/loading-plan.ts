import { createHash } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetShape } from '../../src/datasets/cell.ts'
import type { Chunk, Load, LoadMode, RowEngine } from '../../src/datasets/row-engine.ts'

type Step = [name: string, step: () => Promise<unknown>]

const chunksPerLoad = 4
const fields: Field[] = [
  { name: 'n', type: 'int', required: true },
  { name: 'word', type: 'keyword' },
]
const idOf = (plan: number, part: number) =>
  `00000000-0000-7000-8000-${part}${String(plan).padStart(11, '0')}`

export const wordOf = (load: number, n: number) => `${load} 행 ${`${(n * 7919) % 100_003} `.repeat(100)}`
export const plainOf = (plan: number): DatasetShape => ({ id: idOf(plan, 1), fields, primaryKey: [] })
export const keyedOf = (plan: number): DatasetShape => ({ id: idOf(plan, 2), fields, primaryKey: ['n'] })
export const loadOf = (dataset: DatasetShape, number: number, mode: LoadMode): Load => ({
  dataset,
  number,
  ingestId: idOf(number, 3),
  mode,
})
/** Of rows from 0 every hundredth is refused. */
export const isRefused = (i: number) => i % 100 === 99

/** Loads of four chunks of so many rows, and what follows them. */
export function makePlans(chunkRows: number) {
  const rowsOfLoad = chunkRows * chunksPerLoad

  /** Row `i` of a load. Loads with keys share half of theirs with the one before. */
  const valueOf = ({ dataset, number }: Load, i: number) =>
    i + number * rowsOfLoad * (dataset.primaryKey.length > 0 ? 0.5 : 1)

  function chunkOf(load: Load, number: number): Chunk {
    const all = Array.from({ length: chunkRows }, (_, k) => number * chunkRows + k)
    const taken = all.filter((i) => !isRefused(i))
    const values = taken.map((i) => valueOf(load, i))
    return {
      number,
      received: chunkRows,
      sha256: createHash('sha256').update(`${load.dataset.id} ${load.number} ${number}`).digest(),
      columns: [values, values.map((n) => wordOf(load.number, n))],
      rowNumbers: taken.map((i) => i + 1),
      refused: all.filter(isRefused).map((i) => ({
        row: i + 1,
        line: i + 1,
        byteOffset: i,
        field: 'n',
        code: 'not_whole',
        params: {},
        text: `${i}`,
      })),
    }
  }

  /** The steps of a plan in their order; each can be repeated. */
  function stepsOf(engine: RowEngine, plan: number): Step[] {
    const [plain, keyed] = [plainOf(plan), keyedOf(plan)]
    let there = 0
    const start = async (load: Load) => {
      there = (await engine.startLoad(load)).length
    }
    const whole = (load: Load, version: number): Step[] => [
      [`start ${load.dataset.id} ${load.number}`, () => start(load)],
      ...Array.from({ length: chunksPerLoad }, (_, i): Step => [
        `chunk ${load.dataset.id} ${load.number} ${i}`,
        async () => i < there || (await engine.writeChunk(load, chunkOf(load, i))),
      ]),
      [`finish ${load.dataset.id} ${load.number}`, () => engine.finishLoad(load, version)],
    ]
    const target = { kind: 'field' as const, field: fields[0]! }
    return [
      ['create', () => Promise.all([engine.create(plain), engine.create(keyed)])],
      ...whole(loadOf(plain, 1, 'append'), 2),
      ...whole(loadOf(plain, 2, 'append'), 3),
      ...whole(loadOf(keyed, 1, 'append'), 2),
      ...whole(loadOf(keyed, 2, 'upsert'), 3),
      ['revert', () => engine.revertLoad(loadOf(plain, 1, 'append'), 4)],
      ...whole(loadOf(plain, 3, 'append'), 5),
      [
        'delete',
        () =>
          engine.deleteRows(plain, {
            id: idOf(1, 4),
            version: 6,
            filter: { op: 'lt', target, value: valueOf(loadOf(plain, 2, 'append'), rowsOfLoad / 20) },
          }),
      ],
    ]
  }

  /** What a process does: it says each step that was acknowledged. */
  async function run(engine: RowEngine, plan: number): Promise<void> {
    process.stdout.write('open\n')
    for (const [name, step] of stepsOf(engine, plan)) {
      await step()
      process.stdout.write(`${name}\n`)
    }
    process.stdout.write('done\n')
    await engine.close()
  }
  return { rowsOfLoad, valueOf, chunkOf, run }
}
export type Plans = ReturnType<typeof makePlans>
