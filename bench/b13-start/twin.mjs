import { createServer } from 'node:http'
import { Client } from 'pg'

const client = new Client({
  connectionString: process.env['DATABASE_URL'],
  options: process.env['PGOPTIONS'],
})
await client.connect()
createServer((_req, res) => {
  void client.query('select 1').then(() => res.end('ready'))
}).listen(Number(process.env['PORT']), '127.0.0.1')
