import { z } from 'zod'

export const completenessKinds = ['exact', 'lower_bound', 'approximate', 'truncated', 'partial'] as const

/** How complete an answer is. */
export const Completeness = z
  .object({
    kind: z
      .enum(completenessKinds)
      .describe(
        '`exact`; `lower_bound`: at least this; `approximate`: within `bound`; `truncated`: a cap cut it; `partial`: parts ' +
          'of the rows did not answer',
      ),
    reason: z
      .string()
      .nullable()
      .describe(
        'The cap, metric or part that it is about; null when exact. `stale`: the engine of the rows does not answer, and ' +
          'rows that changed after `version` are as they were',
      ),
    bound: z
      .number()
      .nullable()
      .describe('Of `approximate`: the largest relative error; of `truncated`: the cap; null: none is known'),
  })
  .meta({
    id: 'Completeness',
    description: 'How complete the answer is',
    examples: [{ kind: 'exact', reason: null, bound: null }],
  })
export type Completeness = z.infer<typeof Completeness>
export const exact: Completeness = { kind: 'exact', reason: null, bound: null }
