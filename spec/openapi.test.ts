import { isAppRouteOtherResponse } from '@ts-rest/core'
import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildOpenApi } from './openapi.ts'
import { isNode, type Json, mapNodes, type Node } from './openapi/json.ts'

const document = await buildOpenApi()
const operations = operationsOf(contract)
const operationNode = (id: string): Node => {
  const found = Object.values(document.paths)
    .flatMap((item) => Object.values(item) as Node[])
    .find((node) => node.operationId === id)
  if (!found) throw new Error(`${id} is not in the document`)
  return found
}
const at = (value: Json | undefined, ...keys: string[]): Json | undefined =>
  keys.reduce<Json | undefined>((node, key) => (isNode(node) ? node[key] : undefined), value)

describe('the document', () => {
  it('has every operation of the contract, by its place in the tree, and no other', () => {
    const written = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((node) => at(node, 'operationId')),
    )
    expect(written.sort()).toEqual(operations.map(({ id }) => id).sort())
  })

  it('is the same, byte for byte, however often it is made', async () => {
    expect(JSON.stringify(await buildOpenApi())).toBe(JSON.stringify(document))
  })

  it.each(operations)('$id says who may call and how', ({ id, metadata }) => {
    const node = operationNode(id)
    expect(node['x-access']).toBe(metadata.access)
    const security =
      metadata.access !== 'public' ? [{ bearer: [] }] : metadata.cookie?.in ? [{}, { refreshCookie: [] }] : []
    expect(node.security).toEqual(security)
    expect(node['x-problem-codes']).toEqual(metadata.problems)
  })

  it('refers to nothing that is not there, and holds nothing that is not referred to', () => {
    const referred = new Set<string>()
    mapNodes(document, (node) => {
      if (typeof node.$ref === 'string') referred.add(node.$ref)
      return node
    })
    const { securitySchemes: _, ...kinds } = document.components as Record<string, Node>
    const held = Object.entries(kinds).flatMap(([kind, components]) =>
      Object.keys(components).map((name) => `#/components/${kind}/${name}`),
    )
    expect([...referred].sort()).toEqual(held.sort())
  })

  it('has closed requests and open answers', () => {
    const schemas = document.components.schemas as Record<string, Node>
    expect(schemas.UserCreate).toMatchObject({
      additionalProperties: false,
      required: ['username', 'name', 'password'],
    })
    expect(schemas.UserLevelInput).toMatchObject({ enum: ['GENERAL', 'MANAGER', 'ADMIN'] })
    expect(schemas.User).toMatchObject({ additionalProperties: true })
    expect(schemas.UserLevel).toMatchObject({ 'x-extensible-enum': ['GENERAL', 'MANAGER', 'ADMIN'] })
    expect(schemas.UserLevel).not.toHaveProperty('enum')
    expect(at(schemas.UserCreate, 'properties', 'level')).toEqual({
      $ref: '#/components/schemas/UserLevelInput',
      default: 'GENERAL',
    })
    const objects = Object.values(schemas).filter(({ properties }) => properties !== undefined)
    expect(objects.filter(({ additionalProperties }) => typeof additionalProperties !== 'boolean')).toEqual(
      [],
    )
  })

  it('shows the limits', () => {
    const schemas = document.components.schemas as Record<string, Node>
    expect(at(schemas.UserCreate, 'properties', 'password')).toMatchObject({ minLength: 10, maxLength: 128 })
    expect(operationNode('users.list').parameters).toContainEqual(
      expect.objectContaining({
        name: 'limit',
        schema: { default: 20, type: 'integer', minimum: 1, maximum: 100 },
      }),
    )
  })

  it('asks for If-Match where the contract does', () => {
    const asking = operations.filter(({ id }) =>
      JSON.stringify(operationNode(id).parameters).includes('"#/components/parameters/If-Match"'),
    )
    expect(asking.map(({ id }) => id)).toEqual(
      operations.filter(({ metadata }) => metadata.ifMatch).map(({ id }) => id),
    )
    expect(at(document.components, 'parameters', 'If-Match', 'required')).toBe(true)
  })

  it('answers problems as problem documents that list their codes', () => {
    const response = at(operationNode('users.update'), 'responses', '409', '$ref') as string
    const name = response.split('/').at(-1) as string
    expect(at(document.components, 'responses', name)).toMatchObject({
      'x-problem-codes': ['last_admin', 'mobile_taken'],
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    expect(at(operationNode('operations.ready'), 'responses', '503', 'content')).toMatchObject({
      'application/json': { schema: { $ref: '#/components/schemas/Readiness' } },
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    })
  })

  it('has the media types of what is not JSON', () => {
    expect(Object.keys(at(operationNode('me.update'), 'requestBody', 'content') as Node)).toEqual([
      'application/json',
      'application/merge-patch+json',
    ])
    expect(at(operationNode('operations.clientPackage'), 'responses', '200', 'content')).toEqual({
      'application/gzip': { schema: { type: 'string', format: 'binary' } },
    })
  })
})

describe('examples', () => {
  const bodies = operations.flatMap(({ id, route }) => {
    const body: unknown = 'body' in route ? route.body : undefined
    return body instanceof z.ZodType
      ? [{ place: `${id} body`, schema: body, json: at(operationNode(id), 'requestBody') }]
      : []
  })
  const answers = operations.flatMap(({ id, route }) =>
    Object.entries(route.responses).flatMap(([status, schema]) =>
      schema instanceof z.ZodType && !isAppRouteOtherResponse(schema)
        ? [{ place: `${id} ${status}`, schema, json: at(operationNode(id), 'responses', status) }]
        : [],
    ),
  )

  it.each([...bodies, ...answers])('$place has one that is valid', ({ schema, json }) => {
    const example = at(json, 'content', 'application/json', 'example')
    expect(example).toBeDefined()
    const closed = schema instanceof z.ZodObject ? schema.strict() : schema
    expect(closed.safeParse(example).error?.issues ?? []).toEqual([])
  })

  it('are valid in every named schema', () => {
    const checked = new Set<string>()
    const check = (schema: z.ZodType) => {
      const { id, examples } = schema.meta() ?? {}
      if (id === undefined || checked.has(id)) return
      checked.add(id)
      for (const example of (examples ?? []) as unknown[])
        expect([id, schema.safeParse(example).success]).toEqual([id, true])
    }
    for (const { schema } of [...bodies, ...answers]) {
      check(schema)
      z.toJSONSchema(schema, {
        unrepresentable: 'any',
        override: ({ zodSchema }) => check(zodSchema as unknown as z.ZodType),
      })
    }
    expect([...checked]).toEqual(expect.arrayContaining(['User', 'UserLevel', 'Session', 'ReadinessCheck']))
  })
})
