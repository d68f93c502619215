import type { Json } from '../openapi/json.ts'

/** Text of a sample: `{{NAME}}` stands for the variable NAME, which the reader sets in the environment. */
export type Part = { text: string } | { variable: string }

/** The literal texts and the variables of a template, in order. */
export const partsOf = (template: string): Part[] =>
  template
    .split(/(\{\{[A-Z_]+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = /^\{\{([A-Z_]+)\}\}$/.exec(piece)?.[1]
      return name === undefined ? { text: piece } : { variable: name }
    })

/** A template in a language: its texts and its variables each as the language writes them. */
export const fill = (template: string, text: (text: string) => string, variable: (name: string) => string) =>
  partsOf(template)
    .map((part) => ('text' in part ? text(part.text) : variable(part.variable)))
    .join('')

/** Names of the variables in anything a sample holds, each once. */
export const variablesIn = (...values: unknown[]): string[] => [
  ...new Set([...JSON.stringify(values).matchAll(/\{\{([A-Z_]+)\}\}/g)].map(([, name = '']) => name)),
]

export const camel = (name: string) =>
  name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** JSON as people write it: on one line while it is short. */
export function json(value: Json, indent = 2): string {
  const line = JSON.stringify(value, null, 1).replace(/\n */g, ' ').replace('{ }', '{}')
  return line.length <= 60 ? line : JSON.stringify(value, null, indent)
}

export const indented = (text: string, by: string) => text.replace(/\n(?!\n)/g, `\n${by}`)
