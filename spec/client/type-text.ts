import type { Schemas } from './types.ts'

type Described = Pick<Schemas['Dataset'], 'slug' | 'name' | 'fields'>

/** The module that `client.datasets.of` takes its types from; the same for the same fields. */
export function typeText(datasets: readonly Described[]): string {
  const types = datasets.map(
    ({ slug, name, fields }) =>
      `/** ${comment(name)}: \`client.datasets.of<${typeName(slug)}>('${slug}')\` */\n` +
      `export type ${typeName(slug)} = {\n${fields.map(fieldText).join('')}}\n`,
  )
  return `// Written by \`tg-cloud-client types\`: do not edit.\n\n${types.join('\n')}`
}

/** `seoul-beoseu` -> `SeoulBeoseu`; a type never begins with a digit. */
function typeName(slug: string): string {
  const name = slug.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase())
  return /^\d/.test(name) ? `Dataset${name}` : name
}

function fieldText({ name, type, required, multiple, label, unit }: Schemas['Field']): string {
  const parts = [
    `type: '${type}'`,
    ...(required ? ['required: true'] : []),
    ...(multiple ? ['multiple: true'] : []),
  ]
  const words = [label?.ko, label?.en, unit && `(${unit})`].filter((word) => word !== undefined)
  const about = words.length > 0 ? `  /** ${comment(words.join(' '))} */\n` : ''
  return `${about}  ${name}: { ${parts.join('; ')} }\n`
}

/** What people wrote must not end the comment, nor begin a line. */
const comment = (text: string) => text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')
