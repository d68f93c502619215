import { Agent, request } from 'node:http'

/** POSTs JSON over kept connections and answers what comes back; anything but a 200 is an error. Nothing is remembered. */
export function makeAsk(token: string) {
  const agent = new Agent({ keepAlive: true })
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    // What is measured is the way to the engine.
    'cache-control': 'no-cache',
  }
  return <A>(url: string, body: object): Promise<A> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent, headers })
      sent.once('error', reject).once('response', (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.once('end', () =>
          response.statusCode === 200 ? resolve(JSON.parse(text) as A) : reject(new Error(text)),
        )
      })
      sent.end(JSON.stringify(body))
    })
}
