import type { Request } from 'express'

/** Whether `Prefer` names `respond-async` (RFC 7240): preferences are parted by commas, and may have parameters. */
export function prefersAsync({ headers }: Pick<Request, 'headers'>): boolean {
  const named = [headers['prefer'] ?? []].flat().join(',').split(',')
  return named.some((preference) => /^\s*respond-async\s*(;|$)/i.test(preference))
}
