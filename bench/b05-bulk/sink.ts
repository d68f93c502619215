// Takes what `_bulk` sends and says that all of it was done. Listens on PORT.
import { createServer } from 'node:http'

const lineFeed = 10
const done = '{"create":{"status":201}}'

createServer((request, response) => {
  let lines = 0
  request.on('data', (bytes: Buffer) => {
    for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines++
  })
  request.once('end', () => {
    response.setHeader('content-type', 'application/json')
    const items = Array.from({ length: lines / 2 }, () => done).join()
    response.end(lines === 0 ? '{}' : `{"took":1,"errors":false,"items":[${items}]}`)
  })
}).listen(Number(process.env['PORT']), '127.0.0.1')
