import { faultsIn, type Fault, withDefaults } from '@tg-cloud/contract/json-schema'
import { BuiltinTask, optionsByParameter, placeholder, type Runner } from '@tg-cloud/contract/pipeline-tasks'
import { invalidRequest } from '../errors.ts'
import { closedSchema, type PipelineRecord } from './pipeline.ts'

type Values = Record<string, unknown>

/** The parameters with their defaults, and what is to be done with them. Errors: invalid_request. */
export function resolveWork(
  { parameters: described, runner }: Pick<PipelineRecord, 'parameters' | 'runner'>,
  given: Values,
): { parameters: Values; work: Runner } {
  const schema = closedSchema(described)
  refuse(faultsIn(schema, given))
  const parameters = withDefaults(schema, given) as Values
  return {
    parameters,
    work: runner.kind === 'airflow' ? runner : { ...runner, task: taskOf(runner, parameters) },
  }
}

function taskOf({ task }: Extract<Runner, { kind: 'builtin' }>, parameters: Values): BuiltinTask {
  const options = optionsByParameter[task.name].filter((name) => Object.hasOwn(parameters, name))
  const changed = Object.fromEntries(options.map((name) => [name, parameters[name]]))
  // All that a pipeline is given are values of the question that it asks.
  if (task.name === 'ask') Object.assign(changed, { parameters: { ...task.parameters, ...parameters } })
  const { data, error } = BuiltinTask.safeParse({ ...task, ...changed })
  if (error)
    refuse(error.issues.map(({ path }) => ({ path: path as Fault['path'], code: 'not_allowed', params: {} })))
  const resolved = data as BuiltinTask
  if (resolved.name !== 'load') return resolved
  const { from } = resolved
  return {
    ...resolved,
    from:
      from.kind === 'https'
        ? { ...from, url: fill(from.url, parameters, encodeURIComponent) }
        : { ...from, path: fill(from.path, parameters, asPartOfName) },
  }
}

function fill(template: string, parameters: Values, write: (value: string, name: string) => string): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (value === undefined || value === null) refuse([{ path: [name], code: 'required', params: {} }])
    return write(String(value), name)
  })
}

/** A parameter stands for a part of a name, and leads to no other folder. */
function asPartOfName(value: string, name: string): string {
  if (/[/\\\0]/.test(value) || /^\.+$/.test(value) || value === '')
    refuse([{ path: [name], code: 'invalid_format', params: { format: 'file name' } }])
  return value
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  throw invalidRequest(
    faults
      .slice(0, 100)
      .map(({ path, ...rest }) => ({ path: ['body.parameters', ...path].join('.').slice(0, 200), ...rest })),
  )
}
