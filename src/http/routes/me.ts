import { contract } from '@tg-cloud/contract'
import { mayUse } from '@tg-cloud/contract/operation'
import { operationsOf } from '@tg-cloud/contract/walk'
import type { ChangePassword } from '../../auth/change-password.ts'
import type { UserLevel } from '@tg-cloud/contract/users'
import type { GetUser } from '../../users/get-user.ts'
import type { UserRepository } from '../../users/ports.ts'
import { routes } from '../reply.ts'

export type MeUseCases = {
  getUser: GetUser
  updateUser: UserRepository['update']
  changePassword: ChangePassword
}

const allowed = (level: UserLevel) =>
  operationsOf(contract)
    .filter(({ metadata }) => mayUse(metadata.access, level))
    .map(({ id }) => id)

export const meRoutes = (use: MeUseCases) =>
  routes(contract.me, {
    get: async ({ context: { caller } }) => ({
      status: 200,
      body: { ...(await use.getUser(caller.userId)), operations: allowed(caller.level) },
    }),
    update: async ({ body, context: { caller, expectedVersion } }) => ({
      status: 200,
      body: {
        ...(await use.updateUser(caller.userId, body, expectedVersion)),
        operations: allowed(caller.level),
      },
    }),
    changePassword: async ({ body, context: { caller, address } }) => {
      await use.changePassword(caller, body, address)
      return { status: 204, body: undefined }
    },
  })
