import { randomInt } from 'node:crypto'
import { userNotFound } from '../errors.ts'
import type { PasswordHasher, UserRepository } from './ports.ts'

/** Sets a generated password and answers it. Errors: user_not_found. */
export type ResetPassword = (userId: string) => Promise<string>

export function makeResetPassword({
  users,
  hasher,
}: {
  users: UserRepository
  hasher: PasswordHasher
}): ResetPassword {
  return async (userId) => {
    if (!(await users.get(userId))) throw userNotFound()
    const password = generatePassword()
    await users.setPassword(userId, await hasher.hash(password))
    return password
  }
}

// Letters and digits that are not mistaken for each other when read aloud or typed from paper.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'

/** 20 characters, about 115 bits. */
export function generatePassword(): string {
  return Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('')
}
