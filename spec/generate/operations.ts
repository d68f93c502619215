import { isAppRouteOtherResponse } from '@ts-rest/core'
import { contract, contractVersion } from '@tg-cloud/contract'
import { type Operation, operationsOf } from '@tg-cloud/contract/walk'
import { isBinary } from '../openapi/media.ts'

/** The client's table of operations: what it needs at run time to call one. */
export function operationsTable(): string {
  const rows = operationsOf(contract).map((operation) => `  '${operation.id}': { ${row(operation)} },`)
  return `import type { Route } from '../route.ts'
import type { operations as Types } from './schema.ts'

/** Version of the contract this client speaks. */
export const contractVersion = '${contractVersion}'

export const operations: Record<keyof Types, Route> = {
${rows.join('\n')}
}
`
}

function row({ route, metadata }: Operation): string {
  const answer = answerOf({ route, metadata })
  const cells = {
    method: route.method,
    path: route.path.replace(/:(\w+)/g, '{$1}'),
    ...(answer === 'json' ? {} : { answer }),
  }
  const texts = Object.entries(cells).map(([name, value]) => `${name}: '${value}'`)
  if (metadata.access === 'public') texts.push('public: true')
  if (metadata.cookie) texts.push('cookie: true')
  if (metadata.rawBody) texts.push('raw: true')
  return texts.join(', ')
}

/** How the body of a success is read. */
export function answerOf({
  route,
  metadata,
}: Pick<Operation, 'route' | 'metadata'>): 'json' | 'text' | 'stream' | 'blob' | 'none' {
  const [, success] = Object.entries(route.responses).find(([status]) => status.startsWith('2')) ?? []
  const types = metadata.produces ?? []
  if (types.some((type) => type.startsWith('application/json'))) return 'json'
  if (types.includes('text/event-stream')) return 'stream'
  if (types.some(isBinary)) return 'blob'
  if (isAppRouteOtherResponse(success as never)) return 'text'
  return typeof success === 'symbol' ? 'none' : 'json'
}
