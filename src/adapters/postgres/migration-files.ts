import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from './database.ts'
import { openOrm } from './orm.ts'
import { migrationsFolder } from './pool-settings.ts'

const snapshot = '.snapshot.json'

/** The statements that a migration still has to make of the entities; none when they and the snapshot agree. */
export async function missingStatements(log: Log): Promise<string[]> {
  // Compared on a copy, since writing the migration is how MikroORM tells what it would hold.
  const folder = await mkdtemp(join(tmpdir(), 'tg-cloud-migrations-'))
  try {
    await copyFile(join(migrationsFolder, snapshot), join(folder, snapshot))
    return (await generate('check', folder, log)).statements
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes a migration from the snapshot to the entities. Answers its file; undefined when nothing changed. */
export async function createMigration(name: string, log: Log): Promise<string | undefined> {
  if (!existsSync(join(migrationsFolder, snapshot))) {
    await writeFile(join(migrationsFolder, snapshot), JSON.stringify({ namespaces: [], tables: [] }))
  }
  const { file } = await generate(name, migrationsFolder, log)
  return file
}

async function generate(name: string, folder: string, log: Log) {
  // The snapshot stands for the database: nothing is connected to.
  const orm = await openOrm({ url: 'postgresql://nobody@127.0.0.1:1/none', schema: 'app', log, folder })
  try {
    const { fileName, diff } = await orm.migrator.create(undefined, false, false, name)
    return { file: fileName === '' ? undefined : fileName, statements: diff.up.filter((line) => line !== '') }
  } finally {
    await orm.close()
  }
}
