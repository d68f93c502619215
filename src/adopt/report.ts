import type { Refusal, Tally } from './adopt-users.ts'
import type { Situation } from './ports.ts'

/** What taking over does, in lines for a terminal. */
export function planLines(
  { schema, source, kept, inPlace, tables, zoneless }: Situation,
  zone: string,
): string[] {
  return [
    `The pilot's users: from schema "${source}" into ${inPlace ? 'a new ' : ''}schema "${schema}"`,
    inPlace
      ? `  its tables      ${tables.join(', ')}: moved with the whole schema to "${kept}"; nothing is deleted`
      : `  its tables      ${tables.join(', ')}: only read`,
    ...(zoneless.length > 0
      ? [`  ${zoneless.join(', ')}  carry no zone: read as ${zone} (zone=… for another)`]
      : []),
  ]
}

export const refusalLine = ({ oldId, username, reasons }: Refusal): string =>
  `  refused         id ${oldId} ${JSON.stringify(username)}: ${reasons.join('; ')}`

export function tallyLines({ pilot, before, carried, refused, levels, kinds, changed }: Tally): string[] {
  return [
    ...(carried > 0
      ? [
          `  to carry        ${listed(levels)}`,
          `  their hashes    ${listed(kinds)}; each becomes one of ours at the next login`,
        ]
      : []),
    ...(changed > 0 ? [`  changed         ${changed} names or usernames, to their NFC form`] : []),
    `  users           ${pilot} in the pilot = ${before} adopted before + ${carried} to carry + ${refused} refused`,
  ]
}

const listed = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
