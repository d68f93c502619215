/** Who of several processes looks after something: the first that says so, until it no longer does. Errors: unavailable. */
export type Watch = {
  /** Takes it, or says again that this process has it; false while another has it. */
  take(name: string): Promise<boolean>
  /** Lets go of all that this process has. */
  release(): Promise<void>
}

const renewMs = 1_000

/** Rounds that one process goes on for all: however many there are, as much is asked of others. */
export const makeInOneProcess =
  (watch: Watch) =>
  (name: string, round: () => Promise<void>): (() => Promise<void>) =>
  async () => {
    if (!(await watch.take(name))) return
    // A round may take longer than others wait. Where it cannot be renewed, two go on it: that does no harm.
    const renewing = setInterval(() => void watch.take(name).catch(() => {}), renewMs)
    try {
      await round()
    } finally {
      clearInterval(renewing)
    }
  }
