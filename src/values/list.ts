import type { Scalar } from './cell.ts'
import { parseJson } from './parse-json.ts'
import { Refusal, wrongType } from './refusal.ts'

const wrongList = wrongType('list')

/** Reads lists by how one value is read; an empty list is no value, and no value stands in a list. */
export function makeListReader(readOne: (value: unknown) => Scalar | null | Refusal, wrongValue: Refusal) {
  function fromJson(value: unknown): Scalar[] | null | Refusal {
    if (!Array.isArray(value)) return wrongList
    const list: Scalar[] = []
    for (const item of value as unknown[]) {
      const one = item === null ? wrongValue : readOne(item)
      if (one instanceof Refusal) return one
      if (one === null) return wrongValue
      list.push(one)
    }
    return list.length === 0 ? null : list
  }

  /** A JSON list as text. */
  function fromText(text: string): Scalar[] | null | Refusal {
    let value: unknown
    try {
      value = parseJson(text)
    } catch {
      return wrongList
    }
    return fromJson(value)
  }
  return { fromText, fromJson }
}
