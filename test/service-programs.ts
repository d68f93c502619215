import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The real programs that live tests use; `make services` installs them. */
export type Service = 'PostgreSQL' | 'nginx' | 'Chromium' | 'the pilot (Python)'

/** The browser of live tests: CHROMIUM_PATH, else Debian's. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

const postgresVersions = '/usr/lib/postgresql'
const isPresent: Record<Service, () => boolean> = {
  PostgreSQL: () =>
    process.env['TEST_POSTGRES15_URL'] !== undefined ||
    (existsSync(postgresVersions) &&
      readdirSync(postgresVersions).some((version) =>
        existsSync(join(postgresVersions, version, 'bin/initdb')),
      )),
  nginx: () =>
    ['/usr/sbin', ...(process.env['PATH'] ?? '').split(':')].some((folder) =>
      existsSync(join(folder, 'nginx')),
    ),
  Chromium: () => existsSync(chromiumPath),
  'the pilot (Python)': () => existsSync(join(import.meta.dirname, '../.services/pilot-venv/installed.txt')),
}

export const missingServices = (): Service[] =>
  (Object.keys(isPresent) as Service[]).filter((service) => !isPresent[service]())
