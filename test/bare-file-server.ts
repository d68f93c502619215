// The least that sends a file: node test/bare-file-server.ts <path>. Says its port.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const path = process.argv[2] as string
const { size } = await stat(path)
const server = createServer((_req, res) => {
  res.setHeader('Content-Length', size)
  createReadStream(path)
    .on('error', () => res.destroy())
    .pipe(res)
    .on('error', () => undefined)
}).listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`))
