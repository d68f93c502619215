import { fill, indented, json, variablesIn } from './template.ts'
import type { Sample } from './table.ts'

/** The sample as a command for sh. */
export function curl({ method, path, query, headers, token, body, raw, save, showsEtag }: Sample): string {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const address = `{{BASE_URL}}${path}${search.size > 0 ? `?${search}` : ''}`
  const implied = body === undefined && raw === undefined ? 'GET' : 'POST'
  const type = raw?.type ?? (body === undefined ? undefined : 'application/json')
  const options = [
    ...(token ? [header('Authorization', 'Bearer {{TOKEN}}')] : []),
    ...Object.entries(headers).map(([name, value]) => header(name, value)),
    ...(type === undefined ? [] : [header('Content-Type', type)]),
    ...(body === undefined ? [] : [`-d ${quoted(indented(json(body), '  '))}`]),
    ...(save === undefined ? [] : [`-o ${quoted(save)}`]),
    ...(raw === undefined ? [] : [`--data-binary @- ${hereDocument(raw.text)}`]),
  ]
  const flags = `-sS --fail-with-body${showsEtag ? ' -i' : ''}${method === implied ? '' : ` -X ${method}`}`
  const note =
    'KEY' in variables(headers) ? '# KEY: a text of yours, the same when you repeat the call\n' : ''
  return `${note}${[`curl ${flags} ${quoted(address)}`, ...options].join(' \\\n  ')}`
}

const variables = (headers: Sample['headers']) =>
  Object.fromEntries(variablesIn(headers).map((name) => [name, true]))
const header = (name: string, value: string) => `-H ${quoted(`${name}: ${value}`)}`

/** Lines of standard input, in which sh changes nothing. */
const hereDocument = (text: string) => `<< 'ROWS'\n${text}ROWS`

/** One word of sh: in double quotes where it holds a variable, else in single ones. */
function quoted(template: string): string {
  if (variablesIn(template).length === 0) return `'${template.replaceAll("'", `'\\''`)}'`
  return `"${fill(
    template,
    (text) => text.replace(/["$`\\]/g, '\\$&'),
    (name) => `$${name}`,
  )}"`
}
