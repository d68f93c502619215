/** What keeps one node from answering at all: no connection, no end of its answer, an answer that is none. */
export class NodeFault extends Error {
  override readonly name = 'NodeFault'
  /** It can't have received the call. */
  readonly unsent: boolean
  constructor(message: string, { cause, unsent = false }: { cause?: unknown; unsent?: boolean } = {}) {
    super(message, { cause })
    this.unsent = unsent
  }
}

// What the system says of a connection that never came about, also for want of a certificate that fits.
const neverConnected =
  /\bconnect E|ENOTFOUND|EAI_AGAIN|certificate|unable to verify|altnames|self-signed|before secure TLS/i

export const connectionFault = (error: Error): NodeFault =>
  new NodeFault(error.message, { cause: error, unsent: neverConnected.test(error.message) })
