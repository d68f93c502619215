import { type AppRoute, type AppRouter, isAppRoute } from '@ts-rest/core'
import type { OperationMetadata } from './operation.ts'

export type Operation = {
  /** operationId: the path in the contract tree, `users.list`. */
  id: string
  tag: string
  route: AppRoute
  metadata: OperationMetadata
}

/** Every operation of a contract tree, in the order it is written. */
export function operationsOf(router: AppRouter, prefix: string[] = []): Operation[] {
  return Object.entries(router).flatMap(([key, value]) => {
    const names = [...prefix, key]
    if (!isAppRoute(value)) return operationsOf(value, names)
    return [
      {
        id: names.join('.'),
        tag: names[0] as string,
        route: value,
        metadata: value.metadata as OperationMetadata,
      },
    ]
  })
}
