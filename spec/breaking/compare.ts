import { documentOf, type Node, type Operation } from './document.ts'
import type { Finding } from './finding.ts'
import { makeCompareOperations } from './operation.ts'

/**
 * Every change from one OpenAPI document to the next that would break a client built from the first, in the order
 * of its operations. `today` (ISO date) decides whether a deprecated operation may be gone.
 */
export function breakingChanges(before: Node, after: Node, today: string): Finding[] {
  const [from, to] = [documentOf(before), documentOf(after)]
  const compareOperations = makeCompareOperations(from, to)
  const findings = new Map<string, Finding>()
  const add = (finding: Finding) => {
    // The same fault of a body is met once for each of its media types.
    findings.set(`${finding.rule} ${finding.operationId} ${finding.where} ${finding.text}`, finding)
  }
  for (const operation of from.operations.values()) {
    const successor = to.operations.get(operation.key)
    if (successor) {
      compareOperations(operation, successor, (rule, where, text) =>
        add({ rule, operationId: operation.id, where, text }),
      )
    } else {
      const finding = removal(operation, today)
      if (finding) add(finding)
    }
  }
  for (const { key, id, node } of to.operations.values()) {
    if (from.operations.has(key) || node.deprecated !== true || typeof node['x-sunset'] === 'string') continue
    add({ rule: 'deprecated-without-sunset', operationId: id, where: '', text: 'needs x-sunset' })
  }
  return [...findings.values()]
}

function removal({ key, id, node }: Operation, today: string): Finding | undefined {
  if (node.deprecated !== true)
    return { rule: 'removed-operation', operationId: id, where: '', text: `${key} is gone` }
  const sunset = typeof node['x-sunset'] === 'string' ? node['x-sunset'].slice(0, 10) : 'unknown'
  if (sunset <= today) return undefined
  return {
    rule: 'removed-before-sunset',
    operationId: id,
    where: '',
    text: `${key} is gone, promised until ${sunset}`,
  }
}
