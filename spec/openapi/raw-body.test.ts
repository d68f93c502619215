import { describe, expect, it } from 'vitest'
import { rawContract } from '../../test/raw-contract.ts'
import { buildOpenApi } from '../openapi.ts'
import type { Node } from './json.ts'

const { rawBody } = rawContract.datasets.load.metadata
const document = await buildOpenApi(rawContract)
const load = document.paths['/v1/datasets/{slug}/rows']?.['post'] as Node
const schemas = document.components['schemas'] as Node

describe('a body that is a stream', () => {
  it('is text, rows in JSON or bytes, each with its example, and must be there', () => {
    expect(load['requestBody']).toEqual({
      description: expect.stringContaining('Content-Encoding'),
      required: true,
      content: {
        'application/x-ndjson': { schema: { type: 'string' }, example: rawBody?.['application/x-ndjson'] },
        'application/json': { schema: { $ref: '#/components/schemas/Rows' }, example: [{ stop: '시청' }] },
        'text/csv': { schema: { type: 'string' }, example: 'stop\n시청\n' },
        'application/vnd.apache.parquet': {
          schema: { type: 'string', format: 'binary' },
          example: 'PAR1',
        },
      },
    })
    expect(schemas['Rows']).toMatchObject({
      type: 'array',
      items: { type: 'object', additionalProperties: true },
    })
  })

  it('may be compressed, and named by a key', () => {
    const references = (load['parameters'] as Node[]).map(({ $ref }) => $ref)
    expect(references).toContain('#/components/parameters/Content-Encoding')
    expect(references).toContain('#/components/parameters/Idempotency-Key')
    expect(document.components['parameters']).toMatchObject({
      'Content-Encoding': { in: 'header', schema: { type: 'string', enum: ['gzip', 'zstd', 'br'] } },
    })
  })

  it('is refused in other media types', () => {
    expect(load['x-problem-codes']).toContain('unsupported_media_type')
  })
})
