import { type Finding, type Rule, rules } from './finding.ts'

export type Declaration = { rule: Rule; operationId: string; where: string; line: number }
export type Section = { version: string; breaking: Declaration[] }

const heading = /^## (\d+\.\d+\.\d+)(?: .*)?$/
const declaration = /^- breaking: (\S+) (\S+)(?: (.+?))? — (\S.*)$/

/** Reads changes.md. Errors: a line for every declaration that cannot be read, and for versions out of order. */
export function readChanges(text: string): { sections: Section[]; faults: string[] } {
  const sections: Section[] = []
  const faults: string[] = []
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1
    const version = heading.exec(content)?.[1]
    if (version !== undefined) {
      const last = sections.at(-1)
      if (last && compareVersions(last.version, version) <= 0)
        faults.push(`line ${line}: ${version} must be older than ${last.version}`)
      sections.push({ version, breaking: [] })
    }
    if (!/^\s*[-*]\s*breaking\b/.test(content)) continue
    const [, rule = '', operationId = '', where = '', why] = declaration.exec(content) ?? []
    const section = sections.at(-1)
    if (why === undefined)
      faults.push(`line ${line}: write "- breaking: <rule> <operationId> [<where>] — <why>"`)
    else if (!Object.hasOwn(rules, rule)) faults.push(`line ${line}: there is no rule ${rule}`)
    else if (!section) faults.push(`line ${line}: a declaration stands below the heading of its version`)
    else section.breaking.push({ rule: rule as Rule, operationId, where, line })
  }
  return { sections, faults }
}

/** Whether a declaration covers a finding; `*` stands for any text. */
export function covers(declared: Declaration, { rule, operationId, where }: Finding): boolean {
  return (
    declared.rule === rule && matches(declared.operationId, operationId) && matches(declared.where, where)
  )
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.()[\]{}+?^$|\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}

/** Negative when `a` is the older one; versions are `major.minor.patch`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  const index = left.findIndex((part, position) => part !== right[position])
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0)
}
