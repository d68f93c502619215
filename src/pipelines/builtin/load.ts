import type { OpenSource } from '../ports.ts'
import { formOf } from './file-form.ts'
import type { LoadOnce } from './load-once.ts'
import type { DoTask } from './task.ts'

type Deps = { openSource: OpenSource; loadOnce: LoadOnce }

/** Loads a file. */
export function makeLoad({ openSource, loadOnce }: Deps): DoTask<'load'> {
  return ({ name: _, dataset, from, mediaType, encoding, ...query }, run) =>
    loadOnce(
      {
        dataset,
        query,
        async open(signal) {
          const source = await openSource(from, signal)
          try {
            return { ...source, form: formOf(source, { mediaType, encoding }) }
          } catch (error) {
            await source.close()
            throw error
          }
        },
      },
      run,
    )
}
