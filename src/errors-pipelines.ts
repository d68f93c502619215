import { AppError } from './errors.ts'

export const pipelineNotFound = () =>
  new AppError('pipeline_not_found', 'There is no pipeline of this name that you may run')
export const runNotFound = () =>
  new AppError('run_not_found', 'There is no run with this id of a pipeline that you may run')
export const pipelineForbidden = (why: string) => new AppError('pipeline_forbidden', why)
export const pipelineBusy = () =>
  new AppError('pipeline_busy', 'A run of this pipeline has not ended: stop it, or wait for it')
export const runFinished = (state: string) => new AppError('run_finished', `This run has ended: ${state}`)
export const runNotFinished = () =>
  new AppError('run_not_finished', 'This run has not ended: stop it, or wait for it')
export const runNotFailed = () => new AppError('run_not_failed', 'No task of this run failed')
export const scheduleNotFound = () =>
  new AppError('schedule_not_found', 'This pipeline has no schedule with this id')
export const scheduleLimit = (most: number) =>
  new AppError('schedule_limit', `This pipeline has ${most} schedules: delete one`)
export const runLimit = (most: number) =>
  new AppError('run_limit', `${most} runs of this pipeline have not ended`, { retryAfterMs: 60_000 })
