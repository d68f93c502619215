import { pipeline, type Readable, type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'

// Level 1 keeps up with the fastest load; higher ones save a tenth of the space at several times the cost.
const level = 1

/** Packs bytes into a sink with zstd. Errors of its calls: what `faultOf` makes of a fault of the sink. */
export function packInto(sink: Writable, faultOf: (error: Error) => Error) {
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } })
  // A fault of the sink shows at the next write; without a listener it would end the process.
  const fault = Promise.withResolvers<never>()
  fault.promise.catch(() => undefined)
  const fail = (error: Error) => fault.reject(faultOf(error))
  sink.on('error', fail)
  zstd.on('error', fail)
  zstd.pipe(sink)
  return {
    /** Resolves when more may come. */
    async write(bytes: Uint8Array): Promise<void> {
      if (zstd.write(bytes)) return
      const drained = new Promise<void>((resolve) => zstd.once('drain', resolve))
      await Promise.race([drained, fault.promise])
    },
    /** Resolves when the sink has finished. */
    async end(): Promise<void> {
      zstd.end()
      await Promise.race([finished(sink), fault.promise])
    },
    destroy(): void {
      zstd.destroy()
      sink.destroy()
    },
  }
}

/** What goes wrong with the packed bytes is thrown to whoever reads. */
export function unpack(packed: Readable): AsyncIterable<Uint8Array> {
  const bytes = createZstdDecompress()
  pipeline(packed, bytes, () => undefined)
  return bytes
}
