import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { levelAllows, UserLevel, userLevels } from './levels.ts'
import { limits } from './limits.ts'
import { operation } from './operation.ts'
import { pageOf, pageQuery } from './paging.ts'
import { text } from './text.ts'

export { levelAllows, UserLevel, userLevels }

export const Username = text({ min: 1, max: limits.usernameChars, spaces: false, nfc: true }).describe(
  'Unique, case-sensitive, without spaces',
)
export const PersonName = text({ min: 1, max: limits.nameChars, nfc: true }).describe(
  'Name of the person, any language',
)
export const Mobile = z
  .string()
  .regex(/^[0-9+][0-9 ()-]{0,19}$/)
  .describe('Mobile number: digits, +, spaces, - and ( )')
export const Password = text({
  min: limits.passwordMinChars,
  max: limits.passwordMaxChars,
  control: true,
}).describe('10 to 128 characters of any kind; nothing is trimmed; common passwords are refused')

const id = z.uuid().describe('UUIDv7')
const time = z.iso.datetime().describe('RFC 3339, UTC, milliseconds')
const example = {
  id: '0198f3a0-1c2d-7000-8000-000000000001',
  username: 'minji.kim',
  name: '김민지',
  mobile: '010-1234-5678',
  level: 'GENERAL' as const,
  disabledAt: null,
  createdAt: '2026-11-25T01:02:03.004Z',
  updatedAt: '2026-11-25T01:02:03.004Z',
  version: 1,
}

export const userFields = {
  id,
  username: z.string(),
  name: z.string(),
  mobile: z.string().nullable(),
  level: UserLevel,
  disabledAt: time.nullable().describe('Since when the user is disabled; null while active'),
  createdAt: time,
  updatedAt: time,
  version: z.int().describe('Rises with every change; the ETag is this number in quotes'),
}
export const User = z
  .object(userFields)
  .meta({ id: 'User', description: 'A person who can log in', examples: [example] })
export type User = z.infer<typeof User>

export const UserPage = z.object(pageOf(User)).meta({
  id: 'UserPage',
  description: 'One page of users',
  examples: [{ items: [example], nextCursor: null }],
})

export const userSorts = ['username', '-username', 'name', '-name', 'createdAt', '-createdAt'] as const
export type UserSort = (typeof userSorts)[number]
export const UserListQuery = z.strictObject({
  q: text({ min: 1, max: limits.searchChars, nfc: true })
    .optional()
    .describe('Beginning of the name or username, upper and lower case alike'),
  level: UserLevel.optional().describe('Only users of this level'),
  state: z.enum(['active', 'disabled']).optional().describe('Only active or only disabled users'),
  sort: z
    .enum(userSorts)
    .default('username')
    .describe('`-` in front sorts downwards; text sorts by code point'),
  ...pageQuery,
})
export type UserListQuery = z.infer<typeof UserListQuery>

export const UserCreate = z
  .strictObject({
    username: Username,
    name: PersonName,
    mobile: Mobile.nullable().optional(),
    level: UserLevel.default('GENERAL'),
    password: Password,
  })
  .meta({
    id: 'UserCreate',
    description: 'A new user',
    examples: [
      {
        username: 'minji.kim',
        name: '김민지',
        mobile: '010-1234-5678',
        level: 'GENERAL',
        password: '맑은-하늘-아래-42',
      },
    ],
  })
export type UserCreate = z.infer<typeof UserCreate>

export const UserUpdate = z
  .strictObject({
    name: PersonName.optional(),
    mobile: Mobile.nullable().optional(),
    level: UserLevel.optional(),
  })
  .meta({
    id: 'UserUpdate',
    description: 'What to change (merge patch); null clears',
    examples: [{ level: 'MANAGER' }],
  })
export type UserUpdate = z.infer<typeof UserUpdate>

export const NewPassword = z
  .object({ password: z.string().describe('Shown this once; the user changes it at `/v1/me/password`') })
  .meta({
    id: 'NewPassword',
    description: 'A generated password',
    examples: [{ password: 'kT7mVq2ZxW9rB4nHs8Yd' }],
  })

/** For actions that need no input: no body at all, or an empty object. */
export const NoInput = z
  .strictObject({})
  .optional()
  .meta({ id: 'NoInput', description: 'Nothing; an empty object is accepted', examples: [{}] })

export const UserId = z.object({ id }).describe('The user')

export const users = initContract().router({
  list: operation({
    method: 'GET',
    path: '/v1/users',
    summary: 'List users',
    description: 'Users by name or username prefix, level and state, a page at a time.',
    access: 'ADMIN',
    query: UserListQuery,
    responses: { 200: UserPage },
    problems: ['cursor_invalid', 'cursor_mismatch'],
  }),
  create: operation({
    method: 'POST',
    path: '/v1/users',
    summary: 'Create a user',
    description: 'The username and the mobile number are unique. The user can log in at once.',
    access: 'ADMIN',
    body: UserCreate,
    responses: { 201: User },
    problems: ['username_taken', 'mobile_taken', 'password_too_common', 'login_busy'],
    etag: true,
    idempotent: true,
  }),
  get: operation({
    method: 'GET',
    path: '/v1/users/:id',
    summary: 'Get a user',
    description: 'One user by id, with the ETag that a change needs.',
    access: 'ADMIN',
    pathParams: UserId,
    responses: { 200: User },
    problems: ['user_not_found'],
    etag: true,
  }),
  update: operation({
    method: 'PATCH',
    path: '/v1/users/:id',
    summary: 'Change a user',
    description:
      'Merge patch: members that are left out stay. A new level counts from the next request of that user.',
    access: 'ADMIN',
    pathParams: UserId,
    body: UserUpdate,
    responses: { 200: User },
    problems: ['user_not_found', 'mobile_taken', 'last_admin'],
    etag: true,
    ifMatch: true,
  }),
  disable: operation({
    method: 'POST',
    path: '/v1/users/:id/disable',
    summary: 'Disable a user',
    description:
      'Ends every session of the user; every token is answered 401 from the next request on. Repeating it changes nothing.',
    access: 'ADMIN',
    pathParams: UserId,
    body: NoInput,
    responses: { 200: User },
    problems: ['user_not_found', 'last_admin'],
    etag: true,
  }),
  enable: operation({
    method: 'POST',
    path: '/v1/users/:id/enable',
    summary: 'Enable a user',
    description: 'Lets a disabled user log in again. Repeating it changes nothing.',
    access: 'ADMIN',
    pathParams: UserId,
    body: NoInput,
    responses: { 200: User },
    problems: ['user_not_found'],
    etag: true,
  }),
  resetPassword: operation({
    method: 'POST',
    path: '/v1/users/:id/password-reset',
    summary: 'Reset the password of a user',
    description: 'Sets a generated password, answers it this once, and ends every session of the user.',
    access: 'ADMIN',
    pathParams: UserId,
    body: NoInput,
    responses: { 200: NewPassword },
    problems: ['user_not_found', 'login_busy'],
  }),
})
