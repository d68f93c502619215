import { Refusal, wrongType } from './refusal.ts'

const notBoolean = new Refusal('not_boolean')
const wrongBoolean = wrongType('boolean')

export type BooleanWords = {
  trueWords?: readonly string[] | undefined
  falseWords?: readonly string[] | undefined
}

/** Reads `true`, `false` and these words, upper and lower case alike. */
export function makeBooleanFromText({ trueWords = [], falseWords = [] }: BooleanWords) {
  const words = new Map<string, boolean>([
    ...trueWords.map((word) => [word.toLowerCase(), true] as const),
    ...falseWords.map((word) => [word.toLowerCase(), false] as const),
    ['true', true],
    ['false', false],
  ])
  const longest = Math.max(...[...words.keys()].map((word) => word.length))
  return (text: string): boolean | Refusal => {
    const known = words.get(text)
    if (known !== undefined) return known
    // Lower case is never shorter by more than half.
    return text.length > longest * 2 ? notBoolean : (words.get(text.toLowerCase()) ?? notBoolean)
  }
}

export function booleanFromJson(value: unknown): boolean | Refusal {
  return typeof value === 'boolean' ? value : wrongBoolean
}
