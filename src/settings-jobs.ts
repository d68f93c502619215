import { z } from 'zod'
import { int, list, type Setting, setting } from './setting.ts'

/** `name=/absolute/path`, comma-separated. */
const folders = list.pipe(
  z
    .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}=\//, 'must be name=/absolute/path'))
    .transform(
      (items) =>
        new Map(items.map((item) => [item.split('=', 1)[0] as string, item.slice(item.indexOf('=') + 1)])),
    ),
)

/** What pipelines may reach. */
export const jobSettings = {
  JOB_FOLDERS: setting(folders, {
    group: 'Pipelines',
    default: '',
    example: 'incoming=/srv/incoming,archive=/mnt/archive',
    about:
      'Folders that pipelines may load files from, each with a name, comma-separated; no other can be named',
  }),
  JOB_SECRETS: setting(
    list.pipe(z.array(z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'must be names of variables'))),
    {
      group: 'Pipelines',
      default: '',
      example: 'PARTNER_TOKEN',
      about:
        'Environment variables whose values pipelines may send in headers as `env:NAME`, comma-separated; they are in no answer and no log',
    },
  ),
  RUNS_KEPT_DAYS: setting(int(1, 36_500), {
    group: 'Pipelines',
    default: '90',
    about: 'How long runs are kept after their end, with their logs and events',
  }),
  JOB_PRIVATE_HOSTS: setting(list, {
    group: 'Pipelines',
    default: '',
    example: 'files.intra.example.com,mirror:8443',
    about:
      'Hosts that pipelines may fetch files from although their addresses are not public, comma-separated',
  }),
} satisfies Record<string, Setting>

type Given = Record<string, string | undefined>
/** Names of variables that are no settings, but values that pipelines may use. */
export function secretNamesOf(sources: readonly Given[], isSetting: (name: string) => boolean): string[] {
  const text = sources.map(({ JOB_SECRETS }) => JOB_SECRETS).find(Boolean) ?? ''
  const listed = jobSettings.JOB_SECRETS.schema.safeParse(text)
  return listed.success ? listed.data.filter((name) => !isSetting(name)) : []
}

/** Their values by name; adds to `faults` those that are not there. */
export function readSecrets(names: readonly string[], sources: readonly Given[], faults: string[]) {
  const secrets = new Map<string, string>()
  for (const name of names) {
    const secret = sources.map((source) => source[name]).find(Boolean)
    if (secret) secrets.set(name, secret)
    else faults.push(`JOB_SECRETS names ${name}, which is not set`)
  }
  return secrets
}
