let passed = 0
let failed = 0

/** One part of a trial; undefined when it failed, which is said and counted. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    const result = await work()
    passed++
    console.log(`ok   ${name}`)
    return result
  } catch (error) {
    failed++
    console.log(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

export function expectEqual(actual: unknown, expected: unknown) {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, got ${String(actual)}`)
}

/** Prints the line that sums the steps. */
export function closeSteps() {
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
