import type { Operation } from '@tg-cloud/contract/walk'
import type { Node } from '../openapi/json.ts'
import { curl } from './curl.ts'
import { java } from './java.ts'
import { python } from './python.ts'
import { type Sample, sampleOf } from './table.ts'
import { typescript } from './typescript.ts'

/** The languages that samples are written in, by the name that readers of the document know them by. */
export const languages = {
  Shell: { label: 'curl', write: curl },
  TypeScript: { label: 'TypeScript', write: typescript },
  Python: { label: 'Python', write: python },
  Java: { label: 'Java', write: java },
} satisfies Record<string, { label: string; write: (sample: Sample) => string }>

/** `x-codeSamples` of an operation. */
export const codeSamplesOf = (operation: Pick<Operation, 'id' | 'route' | 'metadata'>): Node[] => {
  const sample = sampleOf(operation)
  return Object.entries(languages).map(([lang, { label, write }]) => ({
    lang,
    label,
    source: `${write(sample)}\n`,
  }))
}
