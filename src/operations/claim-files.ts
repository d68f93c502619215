import { StartError } from '../errors.ts'
import type { FilePlace, FileStores } from './ports.ts'

type Deps = {
  stores: FileStores
  place: FilePlace
  /** One start of one process. */
  holder: string
  /** What remembers the place, for the one who reads the fault. */
  table: string
}

const oneForAll =
  'All servers of these records have their files in one place: set the same FILES_S3_BUCKET and what belongs to it on ' +
  'each machine, or mount one folder as DATA_DIR on all of them'

/**
 * Sees to it that the files of these records are in one place, whichever server asks for them. Errors: StartError when
 * others have them elsewhere, or in a copy of this place.
 */
export function makeClaimFiles({ stores, place, holder, table }: Deps) {
  return {
    /** At a start, and again each minute. */
    async claim(): Promise<void> {
      await place.mark(holder)
      const { about } = place
      const { elsewhere, beside, gone } = await stores.claim({ holder, place: await place.id(), about })
      if (elsewhere) {
        const differs = `The files of these records are in ${elsewhere.about}, and not in ${about}`
        if (elsewhere.inUse)
          throw new StartError(
            `${differs}; another server uses that place, or did less than 3 minutes ago. ${oneForAll}`,
          )
        throw new StartError(
          `${differs}. Start with the settings of that place, or put a copy of it here. If it is lost for good, ` +
            `"delete from ${table}" lets this start: originals and exports from before are then not found`,
        )
      }
      for (const left of gone) await place.unmark(left)
      for (const other of beside) {
        if (await place.sees(other.holder)) continue
        throw new StartError(
          `${about} is a copy of ${other.about}, which another server uses, or did less than 3 minutes ago. ${oneForAll}`,
        )
      }
    },
    /** Also of what was refused. */
    async release(): Promise<void> {
      await place.unmark(holder)
      await stores.release(holder)
    },
  }
}
