import { fieldNamed } from '@tg-cloud/contract/fields'
import type { BuiltinTask, Runner } from '@tg-cloud/contract/pipeline-tasks'
import type { Issue } from '@tg-cloud/contract/problem'
import type { DatasetRepository } from '../datasets/ports.ts'
import { invalidRequest } from '../errors.ts'
import type { CompileTable } from '../query/compile-table.ts'

/** Names that the configuration has given: what is not listed cannot be used. */
export type Known = {
  folders: ReadonlySet<string>
  secrets: ReadonlySet<string>
  airflowServers: ReadonlySet<string>
}
type Deps = {
  known: Known
  datasets: Pick<DatasetRepository, 'get' | 'activeUsers'>
  /** Of which data set a kept question is. */
  queries: { get(id: string): Promise<{ datasetId: string } | undefined> }
  compileTable: CompileTable
}
type Input = {
  runner?: Runner | undefined
  reads?: string[] | undefined
  writes?: string[] | undefined
  users?: string[] | undefined
}
/** Errors: invalid_request for what is not there. */
export type CheckRunner = (input: Input) => Promise<void>

export function makeCheckRunner({ known, datasets, queries, compileTable }: Deps): CheckRunner {
  return async ({ runner, reads = [], writes = [], users = [] }) => {
    const issues: Omit<Issue, 'message'>[] = []
    const refuse = (...path: (string | number)[]) =>
      issues.push({ path: ['body', ...path].join('.'), code: 'not_allowed', params: {} })
    const missing = async (slug: string) => (await datasets.get(slug)) === undefined
    if (runner) {
      for (const path of unknownNames(runner, known)) refuse('runner', ...path)
      if (runner.kind === 'builtin')
        for (const path of await wrongIn(runner.task)) refuse('runner', 'task', ...path)
    }
    for (const [name, list] of Object.entries({ reads, writes }))
      for (const [i, slug] of list.entries()) if (await missing(slug)) refuse(name, i)
    const active = await datasets.activeUsers(users)
    for (const [i, id] of users.entries()) if (!active.has(id.toLowerCase())) refuse('access', 'users', i)
    if (issues.length > 0) throw invalidRequest(issues)
  }

  /** What of a task names nothing that is there. Errors: invalid_request, for a question that cannot be asked. */
  async function wrongIn(task: BuiltinTask): Promise<string[][]> {
    const dataset = await datasets.get(task.dataset)
    if (dataset === undefined) return [['dataset']]
    if (task.name === 'export') compileTable(dataset, task, 'body.runner.task')
    if (task.name === 'ask')
      return (await queries.get(task.query))?.datasetId === dataset.id ? [] : [['query']]
    if (task.name !== 'materialise') return []
    const { from, incremental } = task
    const source = await datasets.get(from.dataset)
    if (source === undefined || source.id === dataset.id) return [['from', 'dataset']]
    compileTable(source, from, 'body.runner.task.from')
    const isTime = ({ fields }: typeof source) =>
      ['date', 'timestamp'].includes(fieldNamed(fields, incremental as string)?.type ?? '')
    return incremental === undefined || (isTime(source) && isTime(dataset)) ? [] : [['incremental']]
  }
}

function unknownNames(runner: Runner, { folders, secrets, airflowServers }: Known): (string | number)[][] {
  if (runner.kind === 'airflow') return airflowServers.has(runner.server) ? [] : [['server']]
  if (runner.task.name !== 'load') return []
  const { from } = runner.task
  if (from.kind === 'folder') return folders.has(from.folder) ? [] : [['task', 'from', 'folder']]
  return (from.headers ?? []).flatMap(({ secret }, i) =>
    secret === undefined || secrets.has(secret.slice('env:'.length))
      ? []
      : [['task', 'from', 'headers', i, 'secret']],
  )
}
