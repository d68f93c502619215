import { AirflowFault } from './faults.ts'

/** Undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
/** Errors: AirflowFault where it is no JSON. */
export function parse(status: number, text: string): unknown {
  const body = parseJson(text)
  if (body === undefined) throw new AirflowFault(`It answers ${status} with something that is not Airflow's`)
  return body
}
