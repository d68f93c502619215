const parameter = (name: string, place: string, schema: object, required = false) => ({
  name,
  in: place,
  required,
  schema,
})
const json = (schema: object) => ({ 'application/json': { schema } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
})

/** An OpenAPI document with one of everything, as `make spec` writes it; every call answers a new one to change. */
export const smallContract = () => ({
  openapi: '3.1.1',
  info: { title: 'Small', version: '1.0.0' },
  paths: {
    '/v1/users': {
      get: {
        operationId: 'users.list',
        summary: 'List users',
        'x-access': 'MANAGER',
        'x-problem-codes': ['cursor_invalid', 'internal'],
        security: [{ bearer: [] }, { apiKey: [] }],
        parameters: [
          parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
          parameter('level', 'query', ref('UserLevel')),
          parameter('q', 'query', { type: 'string', minLength: 1, maxLength: 100 }),
          parameter('tags', 'query', { type: 'array', items: { type: 'string' }, maxItems: 5 }),
          parameter('X-Request-Id', 'header', { type: 'string' }),
        ],
        responses: {
          '200': {
            description: 'A page',
            headers: {
              'X-Request-Id': { required: true, schema: { type: 'string' } },
              ETag: { schema: { type: 'string' } },
            },
            content: json(ref('UserPage')),
          },
          '400': problem('Not valid'),
        },
      } as Loose,
      post: {
        operationId: 'users.create',
        'x-access': 'ADMIN',
        'x-problem-codes': ['invalid_request', 'username_taken'],
        security: [{ bearer: [] }],
        requestBody: {
          required: true,
          content: {
            ...json(ref('UserCreate')),
            'application/merge-patch+json': { schema: ref('UserCreate') },
          },
        },
        responses: {
          '201': { description: 'Made', content: json(ref('User')) },
          '409': problem('Taken'),
        },
      } as Loose,
    } as Loose,
    '/v1/legacy': {
      get: {
        operationId: 'legacy.get',
        'x-access': 'public',
        security: [],
        deprecated: true,
        'x-sunset': '2027-06-30',
        responses: {
          '200': { description: 'Old', content: json({ type: 'object', additionalProperties: true }) },
        },
      } as Loose,
    } as Loose,
    '/v1/files': {
      post: {
        operationId: 'files.load',
        'x-access': 'MANAGER',
        security: [{ bearer: [] }],
        parameters: [parameter('Content-Encoding', 'header', { type: 'string', enum: ['gzip', 'br'] })],
        requestBody: {
          required: true,
          content: {
            'text/csv': { schema: { type: 'string' }, example: 'day\n2026-11-25\n' },
            'application/x-ndjson': { schema: { type: 'string' } },
            'application/vnd.apache.parquet': { schema: { type: 'string', format: 'binary' } },
          },
        },
        responses: { '201': { description: 'Loaded' } },
      } as Loose,
    } as Loose,
    '/v1/auth/login': {
      post: {
        operationId: 'auth.login',
        'x-access': 'public',
        requestBody: {
          content: json({ type: 'object', properties: { remember: { type: 'boolean', default: false } } }),
        },
        responses: { '204': { description: 'In' } },
      } as Loose,
    } as Loose,
  } as Record<string, Loose>,
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    },
    schemas: {
      UserLevel: { type: 'string', enum: ['GENERAL', 'MANAGER', 'ADMIN'] },
      UserCreate: {
        type: 'object',
        additionalProperties: false,
        required: ['username'],
        properties: {
          username: { type: 'string', minLength: 1, maxLength: 255 },
          mobile: { anyOf: [{ type: 'string', maxLength: 20 }, { type: 'null' }] },
          level: { $ref: '#/components/schemas/UserLevel', default: 'GENERAL' },
          age: { type: 'number', maximum: 150, multipleOf: 1 },
          site: { type: 'string' },
          filter: ref('Filter'),
        },
      } as Loose,
      Filter: {
        oneOf: [
          {
            type: 'object',
            additionalProperties: false,
            required: ['op', 'parts'],
            properties: {
              op: { const: 'and' },
              parts: { type: 'array', maxItems: 10, items: ref('Filter') },
            },
          },
          {
            type: 'object',
            additionalProperties: false,
            required: ['op', 'field'],
            properties: { op: { const: 'exists' }, field: { type: 'string', maxLength: 64 } },
          },
        ],
      } as Loose,
      User: {
        type: 'object',
        additionalProperties: true,
        required: ['id', 'name', 'mobile', 'state', 'count', 'createdAt'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          name: { type: 'string' },
          mobile: { type: ['string', 'null'] },
          state: { type: 'string', 'x-extensible-enum': ['active', 'disabled'] },
          kind: { type: 'string', enum: ['person', 'machine'] },
          count: { type: 'integer' },
          createdAt: { type: 'string', format: 'date-time' },
          manager: ref('User'),
          origin: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
        },
      } as Loose,
      UserPage: {
        type: 'object',
        additionalProperties: true,
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: ref('User') },
          nextCursor: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        },
      } as Loose,
      Problem: {
        type: 'object',
        additionalProperties: true,
        required: ['code'],
        properties: { code: { type: 'string', 'x-extensible-enum': ['internal', 'cursor_invalid'] } },
      } as Loose,
    } as Record<string, Loose>,
  },
})

/** Free to change at any depth. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = any
export type SmallContract = ReturnType<typeof smallContract>
