// A program that calls with one API key until its time is over and says which statuses it got: URL KEY MILLISECONDS.
import { argv, stdout } from 'node:process'

const [url = '', key = '', milliseconds = '0'] = argv.slice(2)
const end = performance.now() + Number(milliseconds)
const statuses: Record<string, number> = {}
while (performance.now() < end) {
  const response = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${key}` } })
  await response.arrayBuffer()
  statuses[response.status] = (statuses[response.status] ?? 0) + 1
}
stdout.write(JSON.stringify(statuses))
