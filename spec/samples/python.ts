import { isNode, type Json } from '../openapi/json.ts'
import { fill, indented, partsOf, variablesIn } from './template.ts'
import type { Sample } from './table.ts'

/** The sample as a program that uses httpx. */
export function python({
  method,
  path,
  query,
  headers,
  token,
  body,
  raw,
  answer,
  save,
  showsEtag,
}: Sample): string {
  const names = ['BASE_URL', ...(token ? ['TOKEN'] : []), ...variablesIn(path, headers, body)]
  const sent = {
    ...(token ? { Authorization: 'Bearer {{TOKEN}}' } : {}),
    ...headers,
    ...(raw === undefined ? {} : { 'Content-Type': raw.type }),
  }
  const parameters = [
    text(`{{BASE_URL}}${path}`),
    ...(Object.keys(query).length > 0 ? [`params=${literal(query)}`] : []),
    ...(Object.keys(sent).length > 0 ? [`headers=${literal(sent)}`] : []),
    ...(body === undefined ? [] : [`json=${literal(body)}`]),
    ...(raw === undefined ? [] : ['content=rows.encode()']),
    // Nothing may come for longer than httpx waits.
    ...(answer === 'stream' ? ['timeout=None'] : []),
  ]
  return [
    'import os',
    ...(save === undefined ? [] : ['import pathlib']),
    ...(names.includes('KEY') ? ['import uuid'] : []),
    '',
    'import httpx',
    '',
    ...names.map(declare),
    ...(raw === undefined ? [] : [`rows = ${lines(raw.text)}`]),
    '',
    `response = ${call(`httpx.${method.toLowerCase()}`, parameters)}`,
    'response.raise_for_status()',
    ...(showsEtag ? ['print(response.headers["ETag"])'] : []),
    ...use(answer, save),
  ].join('\n')
}

const declare = (name: string) =>
  name === 'KEY'
    ? 'key = str(uuid.uuid4())  # the same when you repeat the call'
    : `${name.toLowerCase()} = os.environ["${name}"]`

/** Lines of text, in which Python finds nothing of its own. */
const lines = (text: string) => `"""\\\n${text.replace(/\\|"""/g, '\\$&')}"""`

function use(answer: Sample['answer'], save: string | undefined): string[] {
  if (answer === 'none') return []
  if (save !== undefined) return [`pathlib.Path("${save}").write_bytes(response.content)`]
  if (answer === 'text' || answer === 'stream') return ['print(response.text)']
  if (answer === 'json') return ['print(response.json())']
  return [
    'page = response.json()',
    'print(page["items"])  # for the next page, send page["nextCursor"] as cursor',
  ]
}

function call(name: string, parameters: string[]): string {
  const line = `${name}(${parameters.join(', ')})`
  return line.length <= 70 && !line.includes('\n')
    ? line
    : `${name}(\n${parameters.map((parameter) => `    ${indented(parameter, '    ')},\n`).join('')})`
}

/** A value as Python writes it: on one line while it is short. */
function literal(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return String(value)
  const [open, members, close] = isNode(value)
    ? ['{', Object.entries(value).map(([name, inner]) => `${text(name)}: ${literal(inner)}`), '}']
    : ['[', value.map(literal), ']']
  const line = `${open}${members.join(', ')}${close}`
  return line.length <= 70 && !line.includes('\n')
    ? line
    : `${open}\n${members.map((member) => `    ${indented(member, '    ')},\n`).join('')}${close}`
}

function text(template: string): string {
  const [part] = partsOf(template)
  if (part && 'variable' in part && partsOf(template).length === 1) return part.variable.toLowerCase()
  if (variablesIn(template).length === 0) return JSON.stringify(template)
  return `f"${fill(
    template,
    (piece) => JSON.stringify(piece).slice(1, -1).replace(/[{}]/g, '$&$&'),
    (name) => `{${name.toLowerCase()}}`,
  )}"`
}
