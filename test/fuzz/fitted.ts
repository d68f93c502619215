import type { z } from 'zod'

// Generated values have any members.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any
type Path = readonly PropertyKey[]

const rounds = 5

/**
 * The value without what its schema has against it: JSON Schema cannot say the rules between members, so that hardly a
 * value made from it would keep them all. Not always enough: the schema is the judge.
 */
export function fitted(schema: z.ZodType, value: unknown): unknown {
  const kept: Loose = structuredClone(value)
  for (let round = 0; round < rounds; round++) {
    const { error } = schema.safeParse(kept)
    if (!error) break
    const places = error.issues.map(({ path }) => placeOf(kept, path))
    for (const place of places.sort(backwards)) drop(kept, place)
  }
  return kept
}

/** Where something is; what is missing is wrong where it is missing from. */
function placeOf(root: Loose, path: Path): Path {
  const parent = path.slice(0, -1).reduce((value, name) => value?.[name], root)
  const there = path.length === 0 || Object.hasOwn(Object(parent), path.at(-1) as PropertyKey)
  return there ? path : placeOf(root, path.slice(0, -1))
}

/** Later items and deeper members first, so that the places of the others stay where they are. */
function backwards(a: Path, b: Path): number {
  for (const [i, name] of a.entries()) {
    const other = b[i]
    if (other === undefined) return -1
    if (name === other) continue
    return typeof name === 'number' && typeof other === 'number'
      ? other - name
      : String(name) < String(other)
        ? 1
        : -1
  }
  return a.length - b.length
}

function drop(root: Loose, path: Path): void {
  const name = path.at(-1)
  if (name === undefined) return
  const parent = path.slice(0, -1).reduce((value, part) => value?.[part], root)
  if (Array.isArray(parent)) parent.splice(Number(name), 1)
  else if (parent) delete parent[name]
}
