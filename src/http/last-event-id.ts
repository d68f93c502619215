import type { Request } from 'express'

/** The number of the last event that a client has, as EventSource sends it; 0 for none, and for what is none of ours. */
export function lastEventId({ headers }: Pick<Request, 'headers'>): number {
  const given = headers['last-event-id']
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : 0
}
