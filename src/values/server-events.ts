/** A server-sent event (WHATWG HTML, 9.2) with its data as JSON; `id`: what a client that comes again names as its last. */
export const eventText = (event: string, data: unknown, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Comes first: how soon a client that was cut off comes again. */
export const retryText = 'retry: 1000\n\n'

/** Comes when nothing else does: proxies cut connections on which nothing comes for a minute. */
export const quietText = ': still here\n\n'
