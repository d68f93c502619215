import type { Originals } from './originals.ts'
import type { IngestRepository } from './ports.ts'
import type { RunningLoads } from './running-loads.ts'

type Deps = { ingests: Pick<IngestRepository, 'unsettled'>; originals: Originals; running: RunningLoads }

/** Removes stored bodies that no load waits for: a crash left them before they were promised, or after they were loaded. */
export async function forgetStrays({ ingests, originals, running }: Deps): Promise<void> {
  const ids = await originals.waiting.ids()
  const open = new Set((await ingests.unsettled()).filter(({ deferred }) => deferred).map(({ id }) => id))
  const elsewhere = await running.elsewhere(ids)
  for (const id of ids)
    if (!open.has(id) && !running.progressOf(id) && !elsewhere.has(id)) await originals.waiting.remove(id)
}
