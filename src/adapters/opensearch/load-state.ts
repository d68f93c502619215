import type { LoadState } from '../../datasets/row-engine.ts'

/** What is asked of a load does not go with its state: a defect of the caller. */
export const loadIs = (load: number, state: LoadState['state'] | undefined) =>
  new Error(`Load ${load} is ${state ?? 'unknown'}`)
