import { initContract } from '@ts-rest/core'
import { z } from 'zod'
import { operation } from './operation.ts'
import { Mobile, Password, PersonName, User, userFields } from './users.ts'

export const Me = z
  .object({
    ...userFields,
    operations: z.array(z.string()).describe('operationIds of everything you may call'),
  })
  .meta({
    id: 'Me',
    description: 'You, and what you may do',
    examples: [
      {
        ...(User.meta()?.examples as object[] | undefined)?.[0],
        operations: ['me.get', 'me.update', 'auth.logout'],
      },
    ],
  })
export type Me = z.infer<typeof Me>

export const MeUpdate = z
  .strictObject({ name: PersonName.optional(), mobile: Mobile.nullable().optional() })
  .meta({
    id: 'MeUpdate',
    description: 'What to change (merge patch); null clears',
    examples: [{ mobile: null }],
  })
export type MeUpdate = z.infer<typeof MeUpdate>

export const PasswordChange = z
  .strictObject({ currentPassword: z.string().min(1).max(1024), newPassword: Password })
  .meta({
    id: 'PasswordChange',
    description: 'The current password and the one to come',
    examples: [{ currentPassword: '맑은-하늘-아래-42', newPassword: '새벽-바다-위로-77' }],
  })

export const me = initContract().router({
  get: operation({
    method: 'GET',
    path: '/v1/me',
    summary: 'Get yourself',
    description: 'Your own user, and the operations that your level allows.',
    access: 'GENERAL',
    responses: { 200: Me },
    etag: true,
  }),
  update: operation({
    method: 'PATCH',
    path: '/v1/me',
    summary: 'Change yourself',
    description: 'Merge patch of your own name and mobile number.',
    access: 'GENERAL',
    body: MeUpdate,
    responses: { 200: Me },
    problems: ['mobile_taken'],
    etag: true,
    ifMatch: true,
  }),
  changePassword: operation({
    method: 'POST',
    path: '/v1/me/password',
    summary: 'Change your password',
    description: 'Ends every session of yours, this one included: log in with the new password.',
    access: 'GENERAL',
    body: PasswordChange,
    responses: { 204: initContract().noBody() },
    sessionOnly: true,
    problems: ['password_wrong', 'password_too_common', 'login_throttled', 'login_busy'],
  }),
})
