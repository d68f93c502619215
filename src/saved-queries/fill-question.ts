import { ExportAggregate, ExportSearch } from '@tg-cloud/contract/export-options'
import type { Field } from '@tg-cloud/contract/fields'
import type { Issue } from '@tg-cloud/contract/problem'
import type { ParameterValue, QueryParameter } from '@tg-cloud/contract/query-parameters'
import { invalidRequest } from '../errors.ts'
import { faultsOfValue } from './parameters.ts'
import { type Place, placesOf } from './places.ts'
import type { Question } from './saved-query.ts'

type Kept = { question: Question; parameters: readonly QueryParameter[] }
export type Arguments = Readonly<Record<string, ParameterValue>>
type Found = Omit<Issue, 'message'>

/**
 * A kept question with these values in the places of its parameters; `path` is where they stand in the request. Errors:
 * invalid_request with unknown_key, required, and what is wrong with a value.
 */
export function fillQuestion(
  { question, parameters }: Kept,
  given: Arguments,
  fields: readonly Field[],
  path: string,
): Question {
  const places = placesOf(question, fields)
  const named = new Map(Object.entries(given))
  const issues: Found[] = []
  for (const name of named.keys())
    if (!parameters.some((parameter) => parameter.name === name))
      issues.push({ path: `${path}.${name}`, code: 'unknown_key', params: {} })
  const filled = structuredClone(question)
  for (const parameter of parameters) {
    const value = named.get(parameter.name)
    const here = `${path}.${parameter.name}`
    if (value === undefined) {
      if (parameter.required) issues.push({ path: here, code: 'required', params: {} })
      continue
    }
    issues.push(...faultsOfValue(value, parameter, places.get(parameter.at[0] as string) as Place, here))
    for (const pointer of parameter.at) put(filled, pointer, value)
  }
  if (issues.length > 0) throw invalidRequest(issues)
  return checked(filled, parameters, path)
}

function put(question: Question, pointer: string, value: ParameterValue): void {
  const keys = pointer.slice(1).split('/')
  const last = keys.pop() as string
  let node = question as Record<string, unknown>
  for (const key of keys) node = node[key] as Record<string, unknown>
  node[last] = value
}

/** What its conditions do not take, for instance a prefix that is empty, is told of the parameter. */
function checked(question: Question, parameters: readonly QueryParameter[], path: string): Question {
  const part = question.aggregate ? 'aggregate' : 'search'
  const schema = question.aggregate ? ExportAggregate : ExportSearch
  const parsed = schema.safeParse(question[part])
  if (parsed.success) return { [part]: parsed.data }
  const at = `/${[part, ...(parsed.error.issues[0]?.path ?? [])].join('/')}`
  const owner = parameters.find((parameter) => parameter.at.some((pointer) => at.startsWith(pointer)))
  throw invalidRequest([{ path: `${path}.${owner?.name ?? ''}`, code: 'not_allowed', params: {} }])
}
