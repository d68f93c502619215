import { limits } from '@tg-cloud/contract/limits'
import { bodyTooLarge } from '../../errors.ts'
import { capped } from '../capped.ts'

/** A sample of a format that is read whole. Errors: body_too_large, those of the body. */
export const wholeSample = (format: string, body: AsyncIterable<Uint8Array>) =>
  capped(body, limits.inferBytes, () =>
    bodyTooLarge(`A sample of ${format} is a whole file of at most ${limits.inferBytes} bytes`),
  )

/** Values that are looked at in a file. */
export const cellsMost = 1_000_000
