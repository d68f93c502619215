import { shown } from './document.ts'
import type { Direction, Report } from './finding.ts'
import type { Shape } from './shape.ts'

const highest = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']
const lowest = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']

/** Compares what one value may be: its type, format, list of values, limits and default. */
export function compareValues(
  direction: Direction,
  from: Shape,
  to: Shape,
  where: string,
  report: Report,
): void {
  if (direction === 'request') compareAccepted(from, to, where, report)
  else compareAnswered(from, to, where, report)
}

function compareAccepted(from: Shape, to: Shape, where: string, report: Report): void {
  if (!covers(to.types, from.types)) {
    report('narrowed-type', where, `took ${names(from.types)}, takes ${names(to.types)}`)
    return
  }
  const [old, now] = [from.node, to.node]
  if (now.format !== undefined && now.format !== old.format) {
    report('narrowed-format', where, `must be ${shown(now.format)}${was(old.format)}`)
  }
  if (now.pattern !== undefined && now.pattern !== old.pattern) {
    report('narrowed-pattern', where, `must match ${shown(now.pattern)}${was(old.pattern)}`)
  }
  compareLists(from, to, where, report)
  if (to.values && !to.extensible && (!from.values || from.extensible)) {
    report('narrowed-enum', where, `must be one of ${to.values.map(shown).join(', ')}`)
  }
  for (const name of highest) {
    if (numberOf(now[name], Infinity) < numberOf(old[name], Infinity))
      report('lowered-limit', where, `${name} is ${shown(now[name])}${was(old[name])}`)
  }
  for (const name of lowest) {
    if (numberOf(now[name], -Infinity) > numberOf(old[name], unlimited(name)))
      report('raised-minimum', where, `${name} is ${shown(now[name])}${was(old[name])}`)
  }
  if (now.uniqueItems === true && old.uniqueItems !== true)
    report('lowered-limit', where, 'items must differ now')
  if (
    typeof now.multipleOf === 'number' &&
    !(typeof old.multipleOf === 'number' && old.multipleOf % now.multipleOf === 0)
  ) {
    report('narrowed-multiple', where, `must be a multiple of ${now.multipleOf}${was(old.multipleOf)}`)
  }
  if (JSON.stringify(old.default) !== JSON.stringify(now.default)) {
    report('changed-default', where, `the default is ${shown(now.default)}, was ${shown(old.default)}`)
  }
}

function compareAnswered(from: Shape, to: Shape, where: string, report: Report): void {
  if (!covers(from.types, to.types)) {
    report('widened-type', where, `was ${names(from.types)}, is ${names(to.types)}`)
    return
  }
  if (from.node.format !== undefined && from.node.format !== to.node.format) {
    report('widened-format', where, `is ${shown(to.node.format)}${was(from.node.format)}`)
  }
  compareLists(from, to, where, report)
  if (!from.values || from.extensible) return
  const fresh = to.values?.filter((value) => !from.values?.includes(value)) ?? []
  if (!to.values || to.extensible) report('widened-enum', where, 'the list of values is no longer closed')
  else if (fresh.length > 0)
    report('widened-enum', where, `the closed list has new values: ${fresh.map(shown).join(', ')}`)
}

function compareLists(from: Shape, to: Shape, where: string, report: Report): void {
  if (!to.values) return
  for (const value of from.values ?? []) {
    if (!to.values.includes(value)) report('removed-enum-value', where, `${shown(value)} is gone`)
  }
}

/** Whether every type of `inner` is one of `outer`; a whole number is a number. */
function covers(outer: Set<string> | undefined, inner: Set<string> | undefined): boolean {
  if (outer === undefined) return true
  if (inner === undefined) return false
  return [...inner].every((type) => outer.has(type) || (type === 'integer' && outer.has('number')))
}

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise
// Lengths and counts start at 0, so a minimum of 0 is no limit.
const unlimited = (name: string): number => (name.startsWith('min') && name !== 'minimum' ? 0 : -Infinity)
const names = (types: Set<string> | undefined): string => (types ? [...types].join(' or ') : 'any type')
const was = (value: unknown): string => (value === undefined ? '' : `, was ${shown(value)}`)
