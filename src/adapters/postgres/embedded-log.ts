import { copyFile, stat, truncate } from 'node:fs/promises'

const maxBytes = 10_000_000

/** Keeps a log that another process appends to below about twice 10 MB: the file and the one before it. */
export async function boundLog(file: string): Promise<{ stop(): void }> {
  await rotate(file)
  const timer = setInterval(() => void rotate(file), 60_000).unref()
  return { stop: () => clearInterval(timer) }
}

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size < maxBytes) return
  // The writer has the file open for appending, so it goes on at the new end.
  await copyFile(file, `${file}.1`)
  await truncate(file)
}
