import { contract } from '@tg-cloud/contract'
import { refusalOf } from '@tg-cloud/contract/operation'
import { operationsOf } from '@tg-cloud/contract/walk'
import type { ChangePassword } from '../../auth/change-password.ts'
import type { Caller } from '../../auth/session.ts'
import type { GetUser } from '../../users/get-user.ts'
import type { UserRepository } from '../../users/ports.ts'
import { routes } from '../reply.ts'

export type MeUseCases = {
  getUser: GetUser
  updateUser: UserRepository['update']
  changePassword: ChangePassword
}

const operations = operationsOf(contract)
const allowed = (caller: Caller) =>
  operations.filter(({ metadata }) => refusalOf(metadata, caller) === undefined).map(({ id }) => id)

export const meRoutes = (use: MeUseCases) =>
  routes(contract.me, {
    get: async ({ context: { caller } }) => ({
      status: 200,
      body: { ...(await use.getUser(caller.userId)), operations: allowed(caller) },
    }),
    update: async ({ body, context: { caller, expectedVersion } }) => ({
      status: 200,
      body: {
        ...(await use.updateUser(caller.userId, body, expectedVersion)),
        operations: allowed(caller),
      },
    }),
    changePassword: async ({ body, context: { caller, address } }) => {
      await use.changePassword(caller, body, address)
      return { status: 204, body: undefined }
    },
  })
