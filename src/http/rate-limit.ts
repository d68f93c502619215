import type { Request, Response } from 'express'
import type { Admission, RateLimit, RatePolicy } from '../access/rate-limit.ts'
import type { Caller } from '../auth/session.ts'
import { rateLimited } from '../errors.ts'
import { operationOf } from './context.ts'

/** Counts a request against the caller, or against the address while nobody is proven. Errors: rate_limited. */
export type CountRequest = (req: Request, res: Response, caller: Caller | undefined) => Promise<void>

export function makeCountRequest({ policies, consume }: RateLimit): CountRequest {
  // The policies never change, so their header is made once.
  const policyHeaders = {
    read: policies.read.map(policyText).join(', '),
    write: policies.write.map(policyText).join(', '),
  }
  return async (req, res, caller) => {
    const { rate } = operationOf(req).metadata
    if (rate === 'unlimited') return
    const admission = await consume(
      rate,
      caller === undefined ? `address ${req.context.address}` : caller.userId,
    )
    res.setHeader('RateLimit-Policy', policyHeaders[rate])
    res.setHeader('RateLimit', stateText(admission))
    if (!admission.allowed) throw rateLimited(admission.retryAfterMs)
    req.context.refund = admission.refund
  }
}

const policyText = ({ name, quota, windowSeconds }: RatePolicy) => `"${name}";q=${quota};w=${windowSeconds}`
const stateText = ({ states }: Admission) =>
  states
    .map(
      ({ policy, remaining, resetMs }) =>
        `"${policy.name}";r=${Math.max(0, remaining)};t=${Math.ceil(resetMs / 1_000)}`,
    )
    .join(', ')
