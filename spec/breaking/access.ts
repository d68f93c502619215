import { type Document, entriesOf, listOf, type Node, nodeOf, shown } from './document.ts'
import type { Report } from './finding.ts'

// Each level includes the callers of those after it.
const levels = ['public', 'GENERAL', 'MANAGER', 'ADMIN']

/** Who may call: the level (`x-access`), and the ways to prove who one is (`security`). */
export function compareAccess(
  documents: { before: Document; after: Document },
  from: Node,
  to: Node,
  report: Report,
): void {
  const [old, now] = [from['x-access'], to['x-access']]
  const [oldRank, nowRank] = [levels.indexOf(shown(old)), levels.indexOf(shown(now))]
  // A level that is not known here could be above any other.
  if (old !== undefined && old !== now && (nowRank > oldRank || nowRank < 0 || oldRank < 0)) {
    report('access-tightened', '', `needs ${shown(now)}, was ${shown(old)}`)
    return
  }
  const offered = waysIn(documents.after, to)
  for (const way of waysIn(documents.before, from)) {
    if (!offered.some((other) => [...other].every((scheme) => way.has(scheme)))) {
      report(
        'access-tightened',
        '',
        way.size === 0 ? 'needs a login now' : 'a way to prove who calls is gone',
      )
    }
  }
}

/** The alternatives, each the schemes it asks for. Schemes are told by what they are, not by what they are called. */
function waysIn(document: Document, operation: Node): Set<string>[] {
  const ways = listOf(operation.security ?? document.root.security ?? [{}])
  const schemes = nodeOf(nodeOf(document.root.components).securitySchemes)
  const told = (name: string) => {
    const { description: _, bearerFormat: __, ...scheme } = document.resolve(schemes[name])
    return JSON.stringify(Object.entries(scheme).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return (ways.length > 0 ? ways : [{}]).map((way) => new Set(entriesOf(way).map(([name]) => told(name))))
}
