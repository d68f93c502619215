import cors from 'cors'
import type { RequestHandler } from 'express'

/** Browsers of listed origins may call and read our headers. */
export function crossOrigin(origins: readonly string[]): RequestHandler {
  const handle = cors({
    origin: [...origins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Accept-Language',
      'Cache-Control',
      'If-Match',
      'If-None-Match',
      'Idempotency-Key',
      'Content-Encoding',
      'If-Range',
      'Last-Event-ID',
      'Prefer',
      'Range',
      'X-CSRF',
      'X-Request-Id',
    ],
    exposedHeaders: [
      'Accept-Ranges',
      'Content-Disposition',
      'Content-Range',
      'Export-Id',
      'Repr-Digest',
      'X-Row-Count',
      'RateLimit',
      'RateLimit-Policy',
      'ETag',
      'Location',
      'Preference-Applied',
      'Retry-After',
      'X-Contract-Version',
      'X-Request-Id',
      'Deprecation',
      'Sunset',
    ],
    maxAge: 600,
  })
  return (req, res, next) => (req.headers.origin === undefined ? next() : handle(req, res, next))
}
