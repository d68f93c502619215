import { AppError } from './errors.ts'

export const queryNotFound = () =>
  new AppError('query_not_found', 'There is no kept question with this id that you may ask')
export const queryVersionNotFound = (version: number) =>
  new AppError('query_not_found', `Version ${version} of this question is not kept`)
export const queryForbidden = () =>
  new AppError('query_forbidden', 'Its owner and administrators may change it')
export const queryLimit = (most: number) => new AppError('query_limit', `You keep ${most} questions`)
