import type { Position } from '../paging/page.ts'
import type { User, UserCreate, UserLevel, UserSort, UserUpdate } from '@tg-cloud/contract/users'

export type { User, UserCreate, UserLevel, UserUpdate }

/** What a list asks of the store: filters, order, and the last item of the page before. */
export type UserListing = {
  q?: string | undefined
  level?: UserLevel | undefined
  state?: 'active' | 'disabled' | undefined
  sort: UserSort
  limit: number
  after?: Position | undefined
}

export type NewUser = {
  id: string
  username: string
  name: string
  mobile: string | null
  level: UserLevel
  passwordHash: string
}

/** The value a listing is ordered by; with the id it is the position of a user in the list. */
export function sortValueOf(user: User, sort: UserSort): string {
  const key = sort.startsWith('-') ? sort.slice(1) : sort
  return user[key as 'username' | 'name' | 'createdAt']
}
