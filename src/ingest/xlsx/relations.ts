import { bodyMalformed } from '../../errors.ts'
import type { Archive } from './archive.ts'
import { readWhole } from './read-xml.ts'

/** What a part refers to within the file: the kind is the last word of its type, which all versions of the format share. */
export type Relation = { kind: string; path: string }

const relationsMost = 10_000

/** By their ids; what lies outside the file is left out, and never opened. */
export async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1
  const path = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  const found = new Map<string, Relation>()
  if (!archive.has(path)) return found
  await readWhole(path, archive.read(path), {
    open(name, { Id: id, Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || mode === 'External') return
      found.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), path: resolved(part, target) })
      if (found.size > relationsMost) throw bodyMalformed(`${path} of the workbook names too many parts`)
    },
  })
  return found
}

/** A path within the archive: it cannot lead out of it. */
export function resolved(part: string, target: string): string {
  const base = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of target.toLowerCase().split('/')) {
    if (step === '..') base.pop()
    else if (step !== '' && step !== '.') base.push(step)
  }
  return base.join('/')
}
