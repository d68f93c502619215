import { limits } from '@tg-cloud/contract/limits'
import type { RunnerLog } from '../../pipelines/runner-ports.ts'
import type { RunRecord } from '../../pipelines/run.ts'
import { AirflowFault, AirflowRefusal } from './faults.ts'
import type { Generation, LogText } from './generation.ts'
import { atOf } from './place.ts'
import { nameOf, placeOf } from './tasks.ts'

const pageLines = 1_000
const levels: Record<string, 'info' | 'warn' | 'error'> = {
  warning: 'warn',
  warn: 'warn',
  error: 'error',
  critical: 'error',
  fatal: 'error',
}
type LogOfTry = RunnerLog extends AsyncIterable<infer One> ? One : never
type Which = { task?: string | undefined; attempt?: number | undefined }

/** The lines of every try of every task that has begun, in the order in which they began; a page at a time is held. */
export async function* readLog(
  generation: () => Promise<Generation>,
  run: RunRecord,
  { task, attempt }: Which,
): AsyncGenerator<LogOfTry> {
  const airflow = await generation()
  const at = atOf(run)
  const instances = (await airflow.tasksOf(at)).filter(
    (one) => one.try_number > 0 && (task === undefined || nameOf(one) === task),
  )
  instances.sort(
    (a, b) => Date.parse(a.start_date ?? '9999-01-01') - Date.parse(b.start_date ?? '9999-01-01'),
  )
  for (const instance of instances) {
    const name = nameOf(instance)
    for (let tryNumber = 1; tryNumber <= instance.try_number; tryNumber++) {
      if (attempt !== undefined && attempt !== tryNumber) continue
      for await (const texts of pagesOf(airflow.log({ ...at, ...placeOf(name), tryNumber })))
        yield {
          task: name,
          attempt: tryNumber,
          lines: texts?.map((text) => lineOf(text, instance.start_date)),
        }
    }
  }
}

const lineOf = ({ at, level, text }: LogText, startedAt: string | null) => ({
  at: new Date(at ?? startedAt ?? 0).toISOString(),
  level: levels[level ?? 'info'] ?? ('info' as const),
  text,
})

/** Undefined, also after some: it is not to be had. A worker that is gone takes its logs with it. */
async function* pagesOf(log: AsyncIterable<LogText>): AsyncGenerator<LogText[] | undefined, void> {
  let page: LogText[] = []
  let some = false
  try {
    for await (const line of log) {
      some = true
      // One sign more than is shown: it is seen that there was more.
      page.push({ ...line, text: line.text.slice(0, limits.runLogLineChars + 1) })
      if (page.length < pageLines) continue
      yield page
      page = []
    }
    if (page.length > 0) yield page
    if (!some) yield undefined
  } catch (error) {
    if (!(error instanceof AirflowFault || error instanceof AirflowRefusal)) throw error
    if (page.length > 0) yield page
    yield undefined
  }
}
