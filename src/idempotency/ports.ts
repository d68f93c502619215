/** Which request: `id` is a keyed hash of principal, operation and Idempotency-Key; `request` hashes what was sent. */
export type Claim = { id: Buffer; request: Buffer }
export type Outcome = { kind: 'ran' | 'replayed'; answer: Buffer } | { kind: 'reused' }

/**
 * Answers of requests that carried an Idempotency-Key, kept for 24 hours. `work` runs in the transaction that also
 * stores its answer, so that a crash leaves both or none; while one runs, others with the same id wait for it. `reused`
 * means that the id was claimed by another request.
 */
export type IdempotencyStore = {
  once(claim: Claim, work: () => Promise<Buffer>): Promise<Outcome>
}
