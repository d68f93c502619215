import { AppError } from './errors.ts'

export const queryNotFound = () =>
  new AppError('query_not_found', 'There is no kept question with this id that you may ask')
export const queryVersionNotFound = (version: number) =>
  new AppError('query_not_found', `Version ${version} of this question is not kept`)
export const queryForbidden = () =>
  new AppError('query_forbidden', 'Its owner and administrators may change it')
export const queryLimit = (most: number) => new AppError('query_limit', `You keep ${most} questions`)
export const queryRunNotFound = () =>
  new AppError('query_run_not_found', 'You have no run of a question with this id')
export const queryRunUnfinished = (state: string) =>
  new AppError('query_run_unfinished', `This run is ${state}: its result is not there yet`)
export const queryResultNotFound = (state: string) =>
  new AppError('query_result_not_found', `This run is ${state}: there is no result of it`)
export const queryRunLimit = (most: number) =>
  new AppError('query_run_limit', `${most} of your runs have not ended yet`, { retryAfterMs: 5_000 })
