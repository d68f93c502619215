import { compareVersions, covers, readChanges } from './changes.ts'
import { breakingChanges } from './compare.ts'
import { type Node, nodeOf, shown } from './document.ts'
import type { Finding } from './finding.ts'

export type Verdict = {
  findings: Finding[]
  /** Why the change may not be published, a line each; empty when it may. */
  faults: string[]
}

const versionOf = (document: Node): string => shown(nodeOf(document.info).version)

/** A break may be published when changes.md declares it under a version above the old one, and the major rises. */
export function judge(before: Node, after: Node, changes: string, today: string): Verdict {
  const [old, now] = [versionOf(before), versionOf(after)]
  const { sections, faults } = readChanges(changes)
  const findings = breakingChanges(before, after, today)
  const declared = sections
    .filter(({ version }) => compareVersions(version, old) > 0)
    .flatMap(({ breaking }) => breaking)
  const undeclared = findings.filter((finding) => !declared.some((entry) => covers(entry, finding)))
  const stale = declared.filter((entry) => !findings.some((finding) => covers(entry, finding)))
  const raised = Number.parseInt(now, 10) > Number.parseInt(old, 10)
  return {
    findings,
    faults: [
      ...faults.map((fault) => `changes.md ${fault}`),
      ...(sections[0]?.version === now ? [] : [`changes.md must begin with version ${now}`]),
      ...(compareVersions(now, old) < 0 ? [`the version fell from ${old} to ${now}`] : []),
      ...undeclared.map((finding) => `not declared: ${line(finding)} — ${finding.text}`),
      ...stale.map(({ rule, line: at }) => `changes.md line ${at}: declares a ${rule} that has not happened`),
      ...(findings.length > 0 && !raised
        ? [`a break needs a higher major version than ${old}, not ${now}`]
        : []),
    ],
  }
}

/** A finding as changes.md declares it, without the reason. */
const line = ({ rule, operationId, where }: Finding): string =>
  [rule, operationId, where].filter((part) => part !== '').join(' ')
