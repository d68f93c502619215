import { z } from 'zod'

export const userLevels = ['GENERAL', 'MANAGER', 'ADMIN'] as const
export const UserLevel = z.enum(userLevels).meta({
  id: 'UserLevel',
  description:
    'GENERAL reads, MANAGER also creates and loads, ADMIN does all. Each level includes the one before.',
  examples: ['GENERAL'],
})
export type UserLevel = z.infer<typeof UserLevel>

/** Whether a caller of this level may use an operation that asks for at least `needed`. */
export const levelAllows = (level: UserLevel, needed: UserLevel): boolean =>
  userLevels.indexOf(level) >= userLevels.indexOf(needed)
