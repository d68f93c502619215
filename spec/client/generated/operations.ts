// Generated from contract/ by `make spec`: do not edit.
import type { Route } from '../route.ts'
import type { operations as Types } from './schema.ts'

/** Version of the contract this client speaks. */
export const contractVersion = '1.0.0'

export const operations: Record<keyof Types, Route> = {
  'auth.login': { method: 'POST', path: '/v1/auth/login', access: 'public', cookie: true },
  'auth.refresh': { method: 'POST', path: '/v1/auth/refresh', access: 'public', cookie: true },
  'auth.logout': { method: 'POST', path: '/v1/auth/logout', access: 'GENERAL', answer: 'none', cookie: true },
  'auth.listSessions': { method: 'GET', path: '/v1/auth/sessions', access: 'GENERAL' },
  'auth.endSessions': { method: 'DELETE', path: '/v1/auth/sessions', access: 'GENERAL', answer: 'none', cookie: true },
  'auth.endSession': { method: 'DELETE', path: '/v1/auth/sessions/{id}', access: 'GENERAL', answer: 'none' },
  'me.get': { method: 'GET', path: '/v1/me', access: 'GENERAL' },
  'me.update': { method: 'PATCH', path: '/v1/me', access: 'GENERAL' },
  'me.changePassword': { method: 'POST', path: '/v1/me/password', access: 'GENERAL', answer: 'none' },
  'users.list': { method: 'GET', path: '/v1/users', access: 'ADMIN' },
  'users.create': { method: 'POST', path: '/v1/users', access: 'ADMIN' },
  'users.get': { method: 'GET', path: '/v1/users/{id}', access: 'ADMIN' },
  'users.update': { method: 'PATCH', path: '/v1/users/{id}', access: 'ADMIN' },
  'users.disable': { method: 'POST', path: '/v1/users/{id}/disable', access: 'ADMIN' },
  'users.enable': { method: 'POST', path: '/v1/users/{id}/enable', access: 'ADMIN' },
  'users.resetPassword': { method: 'POST', path: '/v1/users/{id}/password-reset', access: 'ADMIN' },
  'apiKeys.list': { method: 'GET', path: '/v1/api-keys', access: 'GENERAL' },
  'apiKeys.create': { method: 'POST', path: '/v1/api-keys', access: 'GENERAL' },
  'apiKeys.get': { method: 'GET', path: '/v1/api-keys/{id}', access: 'GENERAL' },
  'apiKeys.revoke': { method: 'DELETE', path: '/v1/api-keys/{id}', access: 'GENERAL', answer: 'none' },
  'datasets.list': { method: 'GET', path: '/v1/datasets', access: 'GENERAL' },
  'datasets.create': { method: 'POST', path: '/v1/datasets', access: 'MANAGER' },
  'datasets.get': { method: 'GET', path: '/v1/datasets/{slug}', access: 'GENERAL' },
  'datasets.update': { method: 'PATCH', path: '/v1/datasets/{slug}', access: 'MANAGER' },
  'datasets.delete': { method: 'DELETE', path: '/v1/datasets/{slug}', access: 'MANAGER', answer: 'none' },
  'operations.health': { method: 'GET', path: '/healthz', access: 'public' },
  'operations.ready': { method: 'GET', path: '/readyz', access: 'public' },
  'operations.version': { method: 'GET', path: '/version', access: 'public' },
  'operations.metrics': { method: 'GET', path: '/metrics', access: 'ADMIN', answer: 'text' },
  'operations.docs': { method: 'GET', path: '/docs', access: 'public', answer: 'text' },
  'operations.docsFile': { method: 'GET', path: '/docs/{file}', access: 'public', answer: 'blob' },
  'operations.redoc': { method: 'GET', path: '/redoc', access: 'public', answer: 'text' },
  'operations.redocFile': { method: 'GET', path: '/redoc/{file}', access: 'public', answer: 'blob' },
  'operations.openapiYaml': { method: 'GET', path: '/openapi.yaml', access: 'public', answer: 'text' },
  'operations.openapiJson': { method: 'GET', path: '/openapi.json', access: 'public' },
  'operations.changes': { method: 'GET', path: '/changes', access: 'public', answer: 'text' },
  'operations.clientPackage': { method: 'GET', path: '/client/{file}', access: 'public', answer: 'blob' },
}
