import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** What a link to a file was made by. */
export type LinkMaker = {
  userId: string
  /** Undefined: by an API key. */
  sessionId: string | undefined
  /** Milliseconds since 1970. */
  madeAt: number
}
export type LinkKeys = {
  sign(exportId: string, maker: LinkMaker): string
  /** Who made the link that this is the key of; undefined when it is none of this export's. */
  makerOf(exportId: string, key: string): LinkMaker | undefined
}

const macBytes = 24
const keyBytes = macBytes + 6 + 16 + 16
/** No id: UUIDv7 have a version in it. */
const none = '00000000-0000-0000-0000-000000000000'

/** Stateless keys: base64url of mac (24 bytes), time (6), user (16) and session (16). */
export function makeLinkKeys(key: KeyObject): LinkKeys {
  const macOf = (exportId: string, payload: Buffer) =>
    createHmac('sha256', key).update(bytesOf(exportId)).update(payload).digest().subarray(0, macBytes)
  return {
    sign(exportId, { userId, sessionId = none, madeAt }) {
      const payload = Buffer.concat([Buffer.alloc(6), bytesOf(userId), bytesOf(sessionId)])
      payload.writeUIntBE(madeAt, 0, 6)
      return Buffer.concat([macOf(exportId, payload), payload]).toString('base64url')
    },
    makerOf(exportId, text) {
      const bytes = Buffer.from(text, 'base64url')
      // Re-encoding refuses the many spellings that base64url decoders let through.
      if (bytes.length !== keyBytes || bytes.toString('base64url') !== text) return undefined
      const payload = bytes.subarray(macBytes)
      if (!timingSafeEqual(bytes.subarray(0, macBytes), macOf(exportId, payload))) return undefined
      const sessionId = uuidOf(payload.subarray(22))
      return {
        madeAt: payload.readUIntBE(0, 6),
        userId: uuidOf(payload.subarray(6, 22)),
        sessionId: sessionId === none ? undefined : sessionId,
      }
    },
  }
}

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
