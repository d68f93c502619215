import { compareAccess } from './access.ts'
import { type Document, entriesOf, type Node, nodeOf, type Operation, shown, textsOf } from './document.ts'
import type { Direction, Report } from './finding.ts'
import { makeCompareSchemas } from './schema.ts'

/** Compares one operation with its successor at the same method and path. */
export function makeCompareOperations(before: Document, after: Document) {
  const compareSchemas = makeCompareSchemas(before, after)

  return (from: Operation, to: Operation, report: Report): void => {
    if (from.node.operationId !== to.node.operationId) {
      report(
        'changed-operation-id',
        '',
        `is ${shown(to.node.operationId)}, was ${shown(from.node.operationId)}`,
      )
    }
    compareAccess({ before, after }, from.node, to.node, report)
    compareDeprecation(from.node, to.node, report)
    compareParameters(from, to, report)
    compareBody(before.resolve(from.node.requestBody), after.resolve(to.node.requestBody), report)
    compareAnswers(nodeOf(from.node.responses), nodeOf(to.node.responses), report)
    const codes = textsOf(to.node['x-problem-codes'])
    for (const code of textsOf(from.node['x-problem-codes'])) {
      if (!codes.includes(code)) report('removed-problem-code', code, 'is no longer answered')
    }
  }

  function compareParameters(from: Operation, to: Operation, report: Report): void {
    for (const [key, old] of from.parameters) {
      const now = to.parameters.get(key)
      if (!now) {
        report('removed-parameter', key, 'is no longer accepted')
        continue
      }
      if (old.required !== true && now.required === true) report('new-required-input', key, 'is required now')
      if (styleOf(old) !== styleOf(now))
        report('changed-style', key, `is written as ${styleOf(now)}, was ${styleOf(old)}`)
      compareSchemas('request', { before: old.schema, after: now.schema }, key, report)
    }
    for (const [key, { required }] of to.parameters) {
      if (required === true && !from.parameters.has(key))
        report('new-required-input', key, 'is new and required')
    }
  }

  function compareBody(old: Node, now: Node, report: Report): void {
    const [had, has] = [old.content !== undefined, now.content !== undefined]
    if (had && !has) report('removed-input', 'body', 'no body is accepted any more')
    if (now.required === true && old.required !== true)
      report('new-required-input', 'body', 'is required now')
    if (had && has) compareContent('request', nodeOf(old.content), nodeOf(now.content), 'body', report)
  }

  function compareAnswers(old: Node, now: Node, report: Report): void {
    for (const [status, raw] of entriesOf(old)) {
      if (now[status] === undefined) {
        report('removed-status', status, 'is no longer answered')
        continue
      }
      const [from, to] = [before.resolve(raw), after.resolve(now[status])]
      compareContent('answer', nodeOf(from.content), nodeOf(to.content), `${status} body`, report)
      compareHeaders(nodeOf(from.headers), nodeOf(to.headers), status, report)
    }
    // Clients meet an unknown problem by its class and ask for a 304; an unknown success they take for the known one.
    for (const status of Object.keys(now)) {
      if (!(status in old) && status.startsWith('2')) report('new-success-status', status, 'is new')
    }
  }

  function compareContent(direction: Direction, old: Node, now: Node, where: string, report: Report): void {
    for (const [type, media] of entriesOf(old)) {
      const other = now[type]
      if (other === undefined) report('removed-media-type', `${where} ${type}`, 'is gone')
      else
        compareSchemas(
          direction,
          { before: nodeOf(media).schema, after: nodeOf(other).schema },
          where,
          report,
        )
    }
  }

  function compareHeaders(old: Node, now: Node, status: string, report: Report): void {
    const names = new Map(Object.keys(now).map((name) => [name.toLowerCase(), name]))
    for (const [name, raw] of entriesOf(old)) {
      const where = `${status} header.${name.toLowerCase()}`
      const other = names.get(name.toLowerCase())
      if (other === undefined) {
        report('removed-header', where, 'is gone')
        continue
      }
      const [from, to] = [before.resolve(raw), after.resolve(now[other])]
      if (from.required === true && to.required !== true) report('removed-header', where, 'may be absent now')
      compareSchemas('answer', { before: from.schema, after: to.schema }, where, report)
    }
  }
}

function compareDeprecation(from: Node, to: Node, report: Report): void {
  const [old, now] = [from['x-sunset'], to['x-sunset']]
  if (to.deprecated === true && typeof now !== 'string')
    report('deprecated-without-sunset', '', 'needs x-sunset')
  if (typeof old === 'string' && typeof now === 'string' && now < old) {
    report('sunset-moved-earlier', '', `is ${now}, was ${old}`)
  }
}

/** How a parameter with many values is written, its defaults filled in. */
function styleOf(parameter: Node): string {
  const style = parameter.style ?? (parameter.in === 'path' || parameter.in === 'header' ? 'simple' : 'form')
  return `${shown(style)}${(parameter.explode ?? style === 'form') ? ', exploded' : ''}`
}
