import { AppError } from './errors.ts'

export const rebuildNotFound = () =>
  new AppError('rebuild_not_found', 'There is no rebuild with this id of this data set')
export const rebuildRunning = () =>
  new AppError('rebuild_running', 'Another rebuild of this data set has not ended; wait for it or cancel it')
export const rebuildFinished = (phase: string) =>
  new AppError('rebuild_finished', `This rebuild is ${phase}: it can be taken back no more`)
export const moveFinished = (why: string) =>
  new AppError('rebuild_finished', `The rows cannot go back: ${why}`)
export const rebuildUnconfirmed = () =>
  new AppError('rebuild_unconfirmed', 'Confirm the move before, or take it back')
export const rebuildUnsupported = (why: string) => new AppError('rebuild_unsupported', why)
export const rebuildFailed = (why: string) => new AppError('rebuild_failed', why)
export const originalsMissing = (missing: readonly string[]) =>
  new AppError(
    'originals_missing',
    `${missing.slice(0, missingTold).join('; ')}${missing.length > missingTold ? `; ${missing.length - missingTold} more` : ''}`,
  )
/** The rest is counted. */
const missingTold = 20
