import { startPipelines } from './pipelines.ts'

/** The settings that name an Airflow `main`. */
export const airflowEnvironment = (url: string, user = 'admin') => ({
  AIRFLOW_SERVERS: `main=${url}`,
  AIRFLOW_MAIN_USERNAME: user,
  AIRFLOW_MAIN_PASSWORD: user,
})
export const numbers = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'number' }])),
})
export const dag = (dagId: string, server = 'main') => ({ kind: 'airflow', server, dagId })

/** An app whose pipelines run on an Airflow, named `main`. */
export async function startOnAirflow(url: string, options: Parameters<typeof startPipelines>[0] = {}) {
  return startPipelines({
    // Airflow takes its time on a busy machine.
    patienceMs: 90_000,
    ...options,
    environment: { ROW_ENGINE: 'none', ...airflowEnvironment(url), ...options.environment },
  })
}

/** The same on an Airflow 2, named `main`, and an Airflow 3, named `next`, side by side as during a move. */
export function startOnBothAirflows(
  urls: Record<'2' | '3', string>,
  { servers = '', ...more }: { servers?: string } & Record<string, string> = {},
) {
  const main = airflowEnvironment(urls['2'])
  return startOnAirflow(urls['2'], {
    environment: {
      ...main,
      AIRFLOW_SERVERS: `${main.AIRFLOW_SERVERS},next=${urls['3']}${servers}`,
      AIRFLOW_NEXT_USERNAME: 'admin',
      AIRFLOW_NEXT_PASSWORD: 'admin',
      ...more,
    },
  })
}
