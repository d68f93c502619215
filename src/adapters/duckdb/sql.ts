import type { Condition } from './condition.ts'

/** Text of a statement with a value for each `?` of it; strings and numbers among the items are text themselves. */
export function sql(
  strings: TemplateStringsArray,
  ...items: (Condition | string | number | bigint)[]
): Condition {
  let text = strings[0] ?? ''
  const values: Condition['values'] = []
  for (const [i, item] of items.entries()) {
    if (typeof item === 'object') values.push(...item.values)
    text += `${typeof item === 'object' ? item.sql : item}${strings[i + 1] ?? ''}`
  }
  return { sql: text, values }
}

export const joined = (parts: readonly Condition[], separator: string): Condition => ({
  sql: parts.map((part) => part.sql).join(separator),
  values: parts.flatMap(({ values }) => values),
})

/** Text in the text, where no `?` may stand. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
/** A whole number in the text: in parentheses, so that a minus before it begins no comment. */
export const wholeNumber = (value: number | bigint): string => `(${BigInt(value)})`
export const double = (value: number): string => `'${value}'::DOUBLE`
