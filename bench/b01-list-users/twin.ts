import { listStatement } from '../../src/adapters/postgres/user-statements.ts'
import { pool, serve } from '../twin-server.ts'

const limit = 20
const statement = listStatement({ sort: 'username', limit: limit + 1 }) as { name: string; text: string }

serve(async () => {
  const { rows } = await pool.query<{ id: string }>({ ...statement, values: [limit + 1] })
  const items = rows.slice(0, limit)
  return { items, nextCursor: items.at(-1)?.id }
})
