import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from './sql.ts'

/** No code comes from outside. */
export const noExtensions = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_persistent_secrets: 'false',
}

/** From here on no statement reaches other files than those of a folder, the network, or these settings. */
export async function lockDown(connection: DuckDBConnection, folder: string): Promise<void> {
  await connection.run(`SET allowed_directories = [${literal(`${folder}/`)}]`)
  await connection.run('SET enable_external_access = false; SET lock_configuration = true')
}
