import { camel, fill, json, partsOf, variablesIn } from './template.ts'
import type { Sample } from './table.ts'

/** The sample as a program of one file for Java 17, without dependencies. */
export function java(sample: Sample): string {
  const { path, query, headers, token, body, raw, save, showsEtag } = sample
  const names = ['BASE_URL', ...(token ? ['TOKEN'] : []), ...variablesIn(path, headers, body)]
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const address = text(`{{BASE_URL}}${path}${search.size > 0 ? `?${search}` : ''}`)
  const type = raw?.type ?? (body === undefined ? undefined : 'application/json')
  const content = raw?.text.slice(0, -1) ?? (body === undefined ? undefined : json(body))
  const sent = {
    ...(token ? { Authorization: 'Bearer {{TOKEN}}' } : {}),
    ...headers,
    ...(type === undefined ? {} : { 'Content-Type': type }),
  }
  const statements = [
    ...names.map(declare),
    ...(content === undefined ? [] : [`var body = ${block(content)};`]),
    [
      `var request = HttpRequest.newBuilder(URI.create(${address}))`,
      ...Object.entries(sent).map(([name, value]) => `    .header(${text(name)}, ${text(value)})`),
      ...verb(sample),
      '    .build();',
    ].join('\n'),
    `var response = HttpClient.newHttpClient().send(request, BodyHandlers.${handler(save)});`,
    `if (response.statusCode() >= 400) throw new RuntimeException(response.toString());`,
    ...(showsEtag ? ['System.out.println(response.headers().firstValue("ETag").orElseThrow());'] : []),
    'System.out.println(response.body());',
  ]
  return [
    ...imports(sample, names).map((name) => `import ${name};`),
    '',
    'public class Sample {',
    '  public static void main(String[] args) throws Exception {',
    ...statements.map((statement) => statement.replace(/^(?=.)/gm, '    ')),
    '  }',
    '}',
  ].join('\n')
}

const imports = ({ body, method, save }: Sample, names: string[]) => [
  'java.net.URI',
  'java.net.http.HttpClient',
  'java.net.http.HttpRequest',
  ...(body !== undefined || method === 'POST' ? ['java.net.http.HttpRequest.BodyPublishers'] : []),
  'java.net.http.HttpResponse.BodyHandlers',
  ...(save === undefined ? [] : ['java.nio.file.Path']),
  ...(names.includes('KEY') ? ['java.util.UUID'] : []),
]

const declare = (name: string) =>
  name === 'KEY'
    ? 'var key = UUID.randomUUID().toString(); // the same when you repeat the call'
    : `var ${camel(name)} = System.getenv("${name}");`

const handler = (save: string | undefined) =>
  save === undefined ? 'ofString()' : `ofFile(Path.of(${text(save)}))`

function verb({ method, body, raw }: Sample): string[] {
  const empty = body === undefined && raw === undefined
  const content = empty ? 'BodyPublishers.noBody()' : 'BodyPublishers.ofString(body)'
  if (method === 'GET') return []
  if (method === 'DELETE' && empty) return ['    .DELETE()']
  return method === 'POST' ? [`    .POST(${content})`] : [`    .method("${method}", ${content})`]
}

function text(template: string): string {
  const written = partsOf(template).map((part) =>
    'text' in part ? JSON.stringify(part.text) : camel(part.variable),
  )
  return written.join(' + ')
}

/** A text block; its variables are the parameters of a format. */
function block(template: string): string {
  const names = variablesIn(template)
  const escaped = (piece: string) => piece.replace(/\\/g, '\\\\').replaceAll('"""', '\\"""')
  const content = fill(
    template,
    (piece) => (names.length > 0 ? escaped(piece).replaceAll('%', '%%') : escaped(piece)),
    () => '%s',
  )
  const parameters = partsOf(template).flatMap((part) => ('variable' in part ? [camel(part.variable)] : []))
  const format = names.length > 0 ? `.formatted(${parameters.join(', ')})` : ''
  return `"""\n${content.replace(/^/gm, '    ')}\n    """${format}`
}
