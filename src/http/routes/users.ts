import { contract } from '@tg-cloud/contract'
import type { CreateUser } from '../../users/create-user.ts'
import type { GetUser } from '../../users/get-user.ts'
import type { ListUsers } from '../../users/list-users.ts'
import type { UserRepository } from '../../users/ports.ts'
import type { ResetPassword } from '../../users/reset-password.ts'
import { routes } from '../reply.ts'

export type UsersUseCases = {
  listUsers: ListUsers
  createUser: CreateUser
  getUser: GetUser
  updateUser: UserRepository['update']
  setDisabled: UserRepository['setDisabled']
  resetPassword: ResetPassword
}

export const usersRoutes = (use: UsersUseCases) =>
  routes(contract.users, {
    list: async ({ query, context }) => ({
      status: 200,
      body: await use.listUsers(context.caller.userId, query),
    }),
    create: async ({ body, context }) => {
      const user = await use.createUser(body)
      return { status: 201, body: user, headers: [['Location', context.link(`/v1/users/${user.id}`)]] }
    },
    get: async ({ params }) => ({ status: 200, body: await use.getUser(params.id) }),
    update: async ({ params, body, context }) => ({
      status: 200,
      body: await use.updateUser(params.id, body, context.expectedVersion),
    }),
    disable: async ({ params }) => ({ status: 200, body: await use.setDisabled(params.id, true) }),
    enable: async ({ params }) => ({ status: 200, body: await use.setDisabled(params.id, false) }),
    resetPassword: async ({ params }) => ({
      status: 200,
      body: { password: await use.resetPassword(params.id) },
    }),
  })
