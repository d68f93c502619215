import { exportStorageFull } from '../../errors-exports.ts'
import { AppError, unavailable, unavailableBecause } from '../../errors.ts'

/** It did not answer, or not what it was asked. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault'
}
/** It answered that it will not. `code`: as S3 names it. */
export class StoreRefusal extends Error {
  override readonly name = 'StoreRefusal'
  readonly code: string
  readonly isFull: boolean
  constructor(code: string, message: string, isFull: boolean) {
    super(`${code}: ${message}`)
    this.code = code
    this.isFull = isFull
  }
}

/** An error of the driver. Those of the server have a status. */
type Thrown = Error & { code?: string; $metadata?: { httpStatusCode?: number } }

const missing = new Set(['NoSuchKey', 'NoSuchUpload', 'NotFound'])
const full = /Quota|StorageFull|InsufficientStorage|EntityTooLarge/
// Worth asking again: the server is there and will not now.
const later = new Set([408, 409, 425, 429])

export const isMissing = (error: unknown) => missing.has((error as Error).name)
export function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
}

/** Without the request, which a fault of the driver holds and which is signed. Defects of ours stay as they are. */
export function faultOf(error: unknown): unknown {
  if (error instanceof StoreFault || error instanceof StoreRefusal || error instanceof AppError) return error
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) return error
  const { name, message, code, $metadata } = error as Thrown
  const status = $metadata?.httpStatusCode
  if (name === 'CredentialsProviderError') return new StoreRefusal(name, message, false)
  const isFull = status === 507 || full.test(name)
  if (isFull || (status !== undefined && status >= 300 && status < 500 && !later.has(status)))
    return new StoreRefusal(name, message, isFull)
  return new StoreFault([status, code ?? name, message].filter((part) => part !== undefined).join(' '))
}

/** For who asked for something that the files are needed for. */
export function asAppError(error: unknown): unknown {
  if (error instanceof StoreFault) return unavailable('The store of files', error)
  if (!(error instanceof StoreRefusal)) return error
  if (error.isFull) return exportStorageFull('The store of files has no room for the file', error)
  return unavailableBecause(`The store of files refuses with ${error.code}`, { cause: error })
}
