import type { Filing } from './filing.ts'
import type { Originals } from './originals.ts'
import type { IngestRepository, UnneededOriginals } from './ports.ts'

type Deps = { ingests: Pick<IngestRepository, 'forgetOriginals'>; originals: Originals; filing: Filing }
/** Removes originals that are no longer to be kept. Answers of how many loads. */
export type ForgetOriginals = (which: UnneededOriginals) => Promise<number>

export const makeForgetOriginals =
  ({ ingests, originals, filing }: Deps): ForgetOriginals =>
  (which) =>
    filing(() => ingests.forgetOriginals(which, originals.remove))
