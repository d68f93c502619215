import type { World } from './world.ts'

/** What one side did: requests a second, milliseconds or microseconds, whatever the benchmark compares. */
export type Side = { value: number; unit: string; cpuMicros?: number }
export type Pair = { ours: Side; twin: Side }

/** One row of the table: ours divided by its raw twin. Where `must` is above `aim`, less is better. */
export type Bench = {
  id: string
  what: string
  must: number
  aim: number
  /** Settings that differ from the defaults of the product, and other conditions. */
  conditions: string
  /** Checks that both sides answer the same, then gives the function that measures one pair. Throws when they differ. */
  prepare(world: World): Promise<Prepared>
}
export type Prepared = { pair(): Promise<Pair>; [Symbol.asyncDispose]?(): Promise<void> }

export type Result = Pick<Bench, 'id' | 'what' | 'must' | 'aim'> & { ratio: number; min: number; max: number }
export type Measured = { result: Result; pairs: Pair[] }

const pairsAtOnce = 5

export const holds = ({ must, aim }: Pick<Bench, 'must' | 'aim'>, ratio: number): boolean =>
  must > aim ? ratio <= must : ratio >= must

/** Runs ours and twin in turn. Five pairs more when "must" lies between the smallest and the largest ratio. */
export async function measure(bench: Bench, world: World): Promise<Measured> {
  const prepared = await bench.prepare(world)
  try {
    const pairs: Pair[] = []
    const ratios: number[] = []
    const round = async () => {
      for (let i = 0; i < pairsAtOnce; i++) {
        const pair = await prepared.pair()
        pairs.push(pair)
        ratios.push(pair.ours.value / pair.twin.value)
        process.stderr.write(`  ${bench.id} ${text(pair.ours)} : ${text(pair.twin)}\n`)
      }
    }
    await round()
    if (ratios.some((ratio) => holds(bench, ratio)) && !ratios.every((ratio) => holds(bench, ratio)))
      await round()
    const { id, what, must, aim } = bench
    const result = { id, what, ratio: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) }
    return { result: { ...result, must, aim }, pairs }
  } finally {
    await prepared[Symbol.asyncDispose]?.()
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

export const text = ({ value, unit, cpuMicros }: Side): string =>
  `${value.toFixed(value < 100 ? 2 : 0)} ${unit}${cpuMicros === undefined ? '' : ` (${cpuMicros.toFixed(0)} us CPU)`}`
