import type { Document } from './document.ts'
import type { Direction, Finding, Report } from './finding.ts'
import { type Shape, shapeOf } from './shape.ts'
import { compareValues } from './values.ts'

type Pair = { before: unknown; after: unknown }

/** Compares two schemas of one place; `where` names the place in what is reported. */
export function makeCompareSchemas(before: Document, after: Document) {
  // Pairs that mean the same, or are being compared further up: schemas may contain themselves. Begun anew at each
  // root, since what is settled inside a cycle is settled only for that root.
  let settled = new WeakMap<object, WeakSet<object>>()

  function compare(direction: Direction, pair: Pair, where: string, report: Report): void {
    const [from, to] = [before.resolve(pair.before), after.resolve(pair.after)]
    const known = settled.get(from) ?? new WeakSet()
    if (known.has(to)) return
    settled.set(from, known.add(to))
    let found = 0
    compareShapes(
      direction,
      shapeOf(before, pair.before),
      shapeOf(after, pair.after),
      where,
      (...finding) => {
        found++
        report(...finding)
      },
    )
    if (found > 0) known.delete(to)
  }

  function compareShapes(direction: Direction, from: Shape, to: Shape, where: string, report: Report): void {
    if (direction === 'request' && from.nullable && !to.nullable)
      report('narrowed-type', where, 'null is no longer accepted')
    if (direction === 'answer' && !from.nullable && to.nullable)
      report('field-made-nullable', where, 'may be null now')
    if (from.variants.length > 0 || to.variants.length > 0) {
      compareVariants(direction, from, to, where, report)
      return
    }
    compareValues(direction, from, to, where, report)
    compareMembers(direction, from, to, where, report)
    if (from.items !== undefined && to.items !== undefined) {
      compare(direction, { before: from.items, after: to.items }, `${where}[]`, report)
    }
  }

  function compareMembers(direction: Direction, from: Shape, to: Shape, where: string, report: Report): void {
    const request = direction === 'request'
    for (const [name, schema] of from.properties) {
      const place = `${where}.${name}`
      const other = to.properties.get(name)
      if (other === undefined) {
        report(request ? 'removed-input' : 'removed-field', place, 'is gone')
        continue
      }
      if (request && !from.required.has(name) && to.required.has(name))
        report('new-required-input', place, 'is required now')
      if (!request && from.required.has(name) && !to.required.has(name))
        report('field-made-optional', place, 'may be absent now')
      compare(direction, { before: schema, after: other }, place, report)
    }
    if (request) {
      for (const name of to.required) {
        if (!from.properties.has(name))
          report('new-required-input', `${where}.${name}`, 'is new and required')
      }
      if (from.others !== false && to.others === false && from.types?.has('object')) {
        report('narrowed-type', where, 'members that are not named are refused now')
      }
    }
    if (typeof from.others === 'object' && typeof to.others === 'object') {
      compare(direction, { before: from.others, after: to.others }, `${where}.*`, report)
    }
  }

  // Each alternative that one side writes must be understood by the other side's alternatives.
  function compareVariants(
    direction: Direction,
    from: Shape,
    to: Shape,
    where: string,
    report: Report,
  ): void {
    const [olds, news] = [alternatives(from), alternatives(to)]
    const [written, understood] = direction === 'request' ? [olds, news] : [news, olds]
    for (const one of written) {
      const tries = understood.map((other) => {
        const pair =
          direction === 'request'
            ? { before: one.schema, after: other.schema }
            : { before: other.schema, after: one.schema }
        const findings: Omit<Finding, 'operationId'>[] = []
        const place = one.label === '' ? where : `${where}(${one.label})`
        compare(direction, pair, place, (rule, at, text) => findings.push({ rule, where: at, text }))
        return { label: other.label, findings }
      })
      if (tries.some(({ findings }) => findings.length === 0)) continue
      const namesake = tries.find(({ label }) => label === one.label)
      for (const { rule, where: at, text } of namesake?.findings ?? []) report(rule, at, text)
      if (!namesake && direction === 'request')
        report('narrowed-type', where, `the alternative ${one.label} is no longer accepted`)
      if (!namesake && direction === 'answer')
        report('widened-type', where, `there is a new alternative ${one.label}`)
    }
  }

  return (direction: Direction, pair: Pair, where: string, report: Report): void => {
    settled = new WeakMap()
    compare(direction, pair, where, report)
  }
}

// A schema that is no union is a union of one; whether null is allowed has been compared already.
function alternatives({ variants, node, types }: Shape): Shape['variants'] {
  if (variants.length > 0) return variants
  return [{ label: '', schema: types ? { ...node, type: [...types] } : node }]
}
