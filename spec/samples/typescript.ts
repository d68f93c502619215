import { isNode, type Json } from '../openapi/json.ts'
import { camel, fill, indented, partsOf, variablesIn } from './template.ts'
import type { Sample } from './table.ts'

/** The sample as a module that uses @tg-cloud/client. */
export function typescript(sample: Sample): string {
  const { id, pathParams, query, headers, token, body, raw, answer, save, showsEtag } = sample
  const names = ['BASE_URL', ...(token ? ['TOKEN'] : []), ...variablesIn(pathParams, headers, body)]
  const input = {
    ...given('path', pathParams),
    ...given('query', query),
    ...given('headers', headers),
    ...(body === undefined ? {} : { body }),
    ...(raw === undefined ? {} : { contentType: raw.type, body: '{{ROWS}}' }),
  }
  const call = `client.${id}(${Object.keys(input).length > 0 ? literal(input) : ''})`
  return [
    ...(save === undefined ? [] : [`import { writeFile } from 'node:fs/promises'`]),
    `import { createClient } from '@tg-cloud/client'`,
    ...(answer === 'stream' ? [`import { readEvents } from '@tg-cloud/client/events'`] : []),
    '',
    ...names.map(declare),
    ...(raw === undefined ? [] : [`const rows = ${lines(raw.text)}`]),
    `const client = createClient({ baseUrl${token ? `, auth: { kind: 'bearer', token }` : ''} })`,
    '',
    ...use(call, { answer, save, showsEtag }),
  ].join('\n')
}

const given = (part: string, values: Record<string, Json>) =>
  Object.keys(values).length > 0 ? { [part]: values } : {}

const declare = (name: string) =>
  name === 'KEY'
    ? 'const key = crypto.randomUUID() // the same when you repeat the call'
    : `const ${camel(name)} = process.env.${name} ?? ''`

/** Lines of text, in which TypeScript finds nothing of its own. */
const lines = (text: string) => `\`${text.replace(/\\|`|\$\{/g, '\\$&')}\``

function use(call: string, { answer, save, showsEtag }: Pick<Sample, 'answer' | 'save' | 'showsEtag'>) {
  if (answer === 'none') return [`await ${call}`]
  if (answer === 'page')
    return [`for await (const item of ${call})`, '  console.log(item) // each item of every page']
  if (answer === 'stream')
    return [`for await (const event of readEvents(await ${call}))`, '  console.log(event) // as they come']
  if (showsEtag)
    return [
      `const { data, response } = await ${call}.withResponse()`,
      `console.log(response.headers.get('etag'), data)`,
    ]
  if (save === undefined) return [`console.log(await ${call})`]
  const content = {
    blob: 'Buffer.from(await answer.arrayBuffer())',
    json: 'JSON.stringify(answer)',
    text: 'answer',
  }
  return [`const answer = await ${call}`, `await writeFile('${save}', ${content[answer]})`]
}

/** A value as TypeScript writes it: on one line while it is short. */
function literal(value: Json): string {
  if (typeof value === 'string') return text(value)
  if (!isNode(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, inner]) => member(name, literal(inner)))
  const line = `{ ${members.join(', ')} }`
  return line.length <= 70 && !line.includes('\n')
    ? line
    : `{\n${members.map((text) => `  ${indented(text, '  ')},\n`).join('')}}`
}

const member = (name: string, value: string) =>
  name === value ? name : `${/^[a-z]\w*$/i.test(name) ? name : `'${name}'`}: ${value}`

function text(template: string): string {
  const [part] = partsOf(template)
  if (part && 'variable' in part && partsOf(template).length === 1) return camel(part.variable)
  const escaped = (piece: string, marks: RegExp) =>
    JSON.stringify(piece).slice(1, -1).replace(/\\"/g, '"').replace(marks, '\\$&')
  if (variablesIn(template).length === 0) return `'${escaped(template, /'/g)}'`
  return `\`${fill(
    template,
    (piece) => escaped(piece, /`|\$\{/g),
    (name) => `\${${camel(name)}}`,
  )}\``
}
