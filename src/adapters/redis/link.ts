import type { RedisClientType, default as KeyvRedis } from '@keyv/redis'
import { inTime } from './late.ts'

/** One connection, which is thrown away when anything is wrong with it. */
export type Link = { client: RedisClientType; texts: KeyvRedis<string> }

const connectMs = 500
// Longer than connecting takes: what does not answer by then is given up.
const handshakeMs = 1_000
const waitingMax = 10_000

/** `onBroken` is told once, as soon as the connection can't be used any more. Rejects with the reason when there is none. */
export async function openLink(url: string, onBroken: (link: Link, fault: Error) => void): Promise<Link> {
  // A start without Redis does not pay for loading it.
  const { createClient, default: KeyvRedis } = await import('@keyv/redis')
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: waitingMax,
    socket: { connectTimeout: connectMs, reconnectStrategy: false },
  }) as RedisClientType
  const texts = new KeyvRedis<string>(client, { namespace: 'tg-cloud', throwOnErrors: true })
  const link = { client, texts }
  let [isOpen, isBroken] = [false, false]
  // Bytes that are no answer come here too: from then on answers would be those of other questions.
  client.on('error', (fault: Error) => {
    if (isOpen && !isBroken) onBroken(link, fault)
    isBroken = true
  })
  texts.on('error', () => undefined)
  const connecting = client.connect()
  const slow = () => new Error(`It did not answer within ${handshakeMs} ms`)
  try {
    await inTime(handshakeMs, connecting, slow)
    isOpen = true
    return link
  } catch (fault) {
    closeLink(link)
    // It may come to be open after all.
    connecting.then(
      () => closeLink(link),
      () => undefined,
    )
    throw fault
  }
}

/** Ends it, and with faults whatever still waits for an answer. */
export function closeLink({ client }: Link): void {
  if (client.isOpen) client.destroy()
}
