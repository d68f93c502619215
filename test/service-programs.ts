import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The real programs that live tests use; `make services` installs them. */
export type Service =
  | 'PostgreSQL'
  | 'nginx'
  | 'Redis'
  | 'Chromium'
  | 'LibreOffice'
  | 'the pilot (Python)'
  | 'JDK 17'
  | 'Java client tools'
  | 'Python client tools'
  | 'Schemathesis'
  | 'OpenSearch'
  | 'S3'
  | 'Airflow'

/** The browser of live tests: CHROMIUM_PATH, else Debian's. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

const postgresVersions = '/usr/lib/postgresql'
const onPath = (program: string) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)))
const inServices = (file: string) => existsSync(join(import.meta.dirname, '../.services', file))
const isPresent: Record<Service, () => boolean> = {
  PostgreSQL: () =>
    process.env['TEST_POSTGRES15_URL'] !== undefined ||
    (existsSync(postgresVersions) &&
      readdirSync(postgresVersions).some((version) =>
        existsSync(join(postgresVersions, version, 'bin/initdb')),
      )),
  nginx: () => onPath('nginx') || existsSync('/usr/sbin/nginx'),
  Redis: () => onPath('redis-server'),
  Chromium: () => existsSync(chromiumPath),
  LibreOffice: () => onPath('soffice'),
  'the pilot (Python)': () => inServices('pilot-venv/installed.txt'),
  'JDK 17': () => onPath('javac'),
  'Java client tools': () => inServices('java/made-from'),
  'Python client tools': () => inServices('python/made-from'),
  Schemathesis: () => inServices('schemathesis/made-from'),
  OpenSearch: () => inServices('opensearch/made-from'),
  S3: () => inServices('s3/made-from'),
  Airflow: () => inServices('airflow/database-2/made-from') && inServices('airflow/database-3/made-from'),
}

export const missingServices = (): Service[] =>
  (Object.keys(isPresent) as Service[]).filter((service) => !isPresent[service]())
