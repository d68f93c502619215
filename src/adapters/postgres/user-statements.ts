import type { UserListing } from '../../users/user.ts'
import { folded, likePrefix, timeText } from './columns.ts'
import type { Statement } from './database.ts'

/** The columns of a user in the shape of the contract. */
export const userColumns = [
  'id',
  'username',
  'name',
  'mobile',
  'user_level as level',
  `${timeText('disabled_at')} as "disabledAt"`,
  `${timeText('created_at')} as "createdAt"`,
  `${timeText('updated_at')} as "updatedAt"`,
  'version',
].join(', ')

const sortKeys = {
  username: { column: 'username', type: 'text' },
  name: { column: 'name', type: 'text' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
} as const

/** One page of users. Each combination of filters is a statement of its own, so that every one uses its index. */
export function listStatement({ q, level, state, sort, limit, after }: UserListing): Statement {
  const descending = sort.startsWith('-')
  const { column, type } = sortKeys[(descending ? sort.slice(1) : sort) as keyof typeof sortKeys]
  const values: unknown[] = []
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions: string[] = []
  if (level !== undefined) conditions.push(`user_level = ${parameter(level)}`)
  if (state !== undefined) conditions.push(`disabled_at is ${state === 'active' ? 'null' : 'not null'}`)
  if (q !== undefined) {
    const pattern = folded(`${parameter(likePrefix(q))}::text`)
    conditions.push(`(${folded('username')} like ${pattern} or ${folded('name')} like ${pattern})`)
  }
  if (after !== undefined) {
    const position = `(${parameter(after.value)}::${type}, ${parameter(after.id)}::uuid)`
    conditions.push(`(${column}, id) ${descending ? '<' : '>'} ${position}`)
  }
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
  const direction = descending ? 'desc' : 'asc'
  return {
    name: ['list_users', sort, level && 'level', state, q !== undefined && 'q', after && 'after']
      .filter(Boolean)
      .join(' '),
    text: `select ${userColumns} from users ${where} order by ${column} ${direction}, id ${direction} limit ${parameter(limit)}`,
    values,
  }
}
