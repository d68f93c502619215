import { Agent, get, type OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

type OpenLoop = { url: string; headers: OutgoingHttpHeaders; rate: number; seconds: number }

/**
 * 99th percentile in milliseconds of requests sent on a fixed schedule, whether or not earlier ones were answered. Time
 * zero of each is its place in the schedule, so that waiting counts.
 */
export async function openLoopP99({ url, headers, rate, seconds }: OpenLoop): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const start = performance.now()
  const sent: Promise<number>[] = []
  const send = (due: number) =>
    new Promise<number>((resolve, reject) => {
      get(url, { agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`GET ${url} answered ${response.statusCode}`))
        response.resume().on('end', () => resolve(performance.now() - due))
      }).on('error', reject)
    })
  try {
    for (let i = 0; i < rate * seconds; i++) {
      const due = start + (i * 1_000) / rate
      const early = due - performance.now()
      if (early > 0) await sleep(early)
      sent.push(send(due))
    }
    const times = (await Promise.all(sent)).sort((a, b) => a - b)
    return times[Math.floor(times.length * 0.99)] as number
  } finally {
    agent.destroy()
  }
}
