import type { Operation } from '@tg-cloud/contract/walk'
import type { RequestHandler } from 'express'
import { methodNotAllowed, routeNotFound } from '../errors.ts'
import { sendEmpty } from './reply.ts'

/** What no route took: 404 for an unknown path, 405 with Allow for a wrong method, 204 with Allow for OPTIONS. */
export function makeNotFound(operations: readonly Operation[]): RequestHandler {
  const paths = operations.map(({ route: { method, path } }) => ({ method, path, pattern: patternOf(path) }))
  return (req, res) => {
    // A path without parameters comes before those with them (OpenAPI 3.1, 4.8.8).
    const concrete = paths.filter(({ path }) => path === req.path)
    const found = concrete.length > 0 ? concrete : paths.filter(({ pattern }) => pattern.test(req.path))
    const methods = found.map(({ method }) => method as string)
    if (methods.length === 0) throw routeNotFound(req.path.slice(0, 200))
    if (methods.includes('GET')) methods.push('HEAD')
    const allow = [...new Set(methods), 'OPTIONS'].join(', ')
    if (req.method === 'OPTIONS') return sendEmpty(res, 204, [['Allow', allow]])
    res.setHeader('Allow', allow)
    throw methodNotAllowed(req.method)
  }
}

const patternOf = (path: string) =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}$`)
