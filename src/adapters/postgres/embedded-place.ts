import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../../errors.ts'
import { canUse, defaultOwner, type Owner, reachableBase } from './embedded-owner.ts'

/** Where the data lies and whom PostgreSQL runs as; `data` need not exist yet, the folder above it does. */
export type Place = { data: string; owner: Owner }

/** Chooses the folder of the data: `<dataDir>/postgres`, or one that the user of PostgreSQL can reach. */
export async function findPlace(dataDir: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true })
  const pointer = join(dataDir, 'postgres.location')
  const elsewhere = (await readFile(pointer, 'utf8').catch(() => '')).trim()
  if (elsewhere !== '') {
    if (isCluster(elsewhere)) return { data: elsewhere, owner: await ownerOf(elsewhere) }
    throw new StartError(
      `The database that ${pointer} names is not at ${elsewhere}; delete that file to begin with an empty one`,
    )
  }

  const data = join(await realpath(dataDir), 'postgres')
  if (isCluster(data)) {
    const owner = await ownerOf(data)
    if (await canUse(owner, data, 'w')) return { data, owner }
    throw new StartError(
      `PostgreSQL's user (${owner?.uid}) cannot reach ${data}: chmod o+x the folders above it`,
    )
  }

  const owner = await defaultOwner()
  if (await canUse(owner, dataDir, 'x')) return { data, owner }
  const folder = join(await reachableBase(), createHash('sha256').update(data).digest('hex').slice(0, 16))
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return { data: join(folder, 'postgres'), owner }
}

/** Remembers a place that is not the usual one, once it holds data. */
export async function rememberPlace(dataDir: string, { data }: Place): Promise<void> {
  if (data === join(await realpath(dataDir), 'postgres')) return
  await writeFile(join(dataDir, 'postgres.location'), `${data}\n`)
}

export const isCluster = (data: string): boolean => existsSync(join(data, 'PG_VERSION'))

/** Data belongs to whom PostgreSQL ran as before, and it must run as the same user again. */
async function ownerOf(data: string): Promise<Owner> {
  const { uid, gid } = await stat(data)
  const own = process.getuid?.()
  if (own === uid) return undefined
  if (own === 0) return { uid, gid }
  throw new StartError(
    `The database in ${data} belongs to another user (${uid}): run as that user, or choose another DATA_DIR`,
  )
}

export async function giveTo(owner: Owner, path: string): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid)
}
