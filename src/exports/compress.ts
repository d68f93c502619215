import { pipeline, Readable } from 'node:stream'
import { constants, createGzip, createZstdCompress } from 'node:zlib'
import type { ExportOptions } from '@tg-cloud/contract/export-options'

const chunkSize = 65_536

/** The same bytes, packed; faults of the source are thrown as they are. */
export async function* compressed(
  bytes: AsyncIterable<Uint8Array>,
  compression: NonNullable<ExportOptions['compression']>,
): AsyncGenerator<Uint8Array> {
  if (compression === 'none') return yield* bytes
  const packing =
    compression === 'gzip'
      ? createGzip({ chunkSize })
      : createZstdCompress({ chunkSize, params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  // Whoever stops reading ends the source too.
  pipeline(Readable.from(bytes, { objectMode: false }), packing, () => undefined)
  yield* packing as AsyncIterable<Uint8Array>
}
