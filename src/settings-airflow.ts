import { z } from 'zod'
import { list, type Setting, setting } from './setting.ts'

const form = /^([a-z0-9][a-z0-9-]{0,62})=(https?:\/\/[^@?#,\s]+)$/
const servers = list.pipe(
  z
    .array(
      z.string().refine((item) => URL.canParse(form.exec(item)?.[2] ?? ''), {
        error: 'must be name=https://address, without credentials, ? and #',
      }),
    )
    .refine((items) => new Set(items.map(nameOf)).size === items.length, {
      error: 'must name each server once',
    })
    .transform((items) => new Map(items.map((item) => [nameOf(item), form.exec(item)?.[2] as string]))),
)
function nameOf(item: string): string {
  return item.split('=', 1)[0] as string
}

/** Where pipelines run that are DAGs. */
export const airflowSettings = {
  AIRFLOW_SERVERS: setting(servers, {
    group: 'Pipelines',
    default: '',
    example: 'main=https://airflow.example.com,old=http://10.0.0.5:8080/airflow',
    about:
      'Airflow 2 and 3 servers that pipelines may run on, each with a name, comma-separated. `main` is asked as AIRFLOW_MAIN_USERNAME with AIRFLOW_MAIN_PASSWORD, and so on',
  }),
} satisfies Record<string, Setting>

type Given = Record<string, string | undefined>
const variable = (name: string, what: string) => `AIRFLOW_${name.toUpperCase().replaceAll('-', '_')}_${what}`

/** Names of the variables that hold the credentials of the servers that are listed. */
export function airflowNamesOf(sources: readonly Given[]): string[] {
  const text = sources.map(({ AIRFLOW_SERVERS }) => AIRFLOW_SERVERS).find(Boolean) ?? ''
  const listed = servers.safeParse(text)
  if (!listed.success) return []
  return [...listed.data.keys()].flatMap((name) => [variable(name, 'USERNAME'), variable(name, 'PASSWORD')])
}

export type AirflowConfig = { name: string; url: string; username: string; password: string }

/** The servers with who asks them; adds to `faults` what is missing. */
export function readAirflow(
  listed: ReadonlyMap<string, string> | undefined,
  sources: readonly Given[],
  faults: string[],
): AirflowConfig[] {
  return [...(listed ?? [])].map(([name, url]) => {
    const read = (what: string) => {
      const value = sources.map((source) => source[variable(name, what)]).find(Boolean)
      if (value === undefined)
        faults.push(`AIRFLOW_SERVERS names ${name}, but ${variable(name, what)} is not set`)
      return value ?? ''
    }
    return { name, url: url.replace(/\/+$/, ''), username: read('USERNAME'), password: read('PASSWORD') }
  })
}
