import { userColumns } from '../../src/adapters/postgres/user-statements.ts'
import { pool, serve } from '../twin-server.ts'

serve(async (url) => {
  const id = url === '/' ? '0198f3a0-1c2d-7000-8000-000000000000' : url.slice(url.lastIndexOf('/') + 1)
  const { rows } = await pool.query({
    name: 'get_user',
    text: `select ${userColumns} from users where id = $1`,
    values: [id],
  })
  return rows[0]
})
