import { AppError } from './errors.ts'

export const exportNotFound = () => new AppError('export_not_found', 'You have no export with this id')
export const exportFileNotFound = (state: string) =>
  new AppError('export_file_not_found', `This export is ${state}: there is no file of it`)
export const exportLinkOver = () =>
  new AppError(
    'export_link_over',
    'A download begins within a minute; later it goes on by Range and If-Range',
  )
export const exportUnfinished = (state: string) =>
  new AppError('export_unfinished', `This export is ${state}: its file is not whole yet`)
export const exportLimit = (why: string) => new AppError('export_limit', why, { retryAfterMs: 10_000 })
export const exportStorageFull = (why: string, cause?: unknown) =>
  new AppError('export_storage_full', why, { cause })
export const exportTooLarge = (most: number) =>
  new AppError('export_too_large', `There are more than ${most} rows`)
export const fileTooLarge = (most: string) =>
  new AppError('export_too_large', `A file of this format has at most ${most}`)
export const cellTooLong = (place: string, chars: number, most: number) =>
  new AppError('cell_too_long', `Cell ${place} would have ${chars} characters of at most ${most}`)
export const valueTooLarge = (column: string, digits: number) =>
  new AppError('value_too_large', `A value of "${column}" has more than ${digits} digits`)
export const charactersUnmappable = (detail: string) => new AppError('characters_unmappable', detail)
export const exportCancelled = () => new AppError('export_cancelled', 'This export was cancelled')
/** `length`: of the whole file, in bytes. */
export const rangeNotSatisfiable = (length: number) =>
  new AppError('range_not_satisfiable', `The file has ${length} bytes`, { length })
