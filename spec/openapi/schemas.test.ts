import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeSchemas } from './schemas.ts'

const Colour = z.enum(['red', 'blue']).meta({ id: 'TestColour', description: 'A colour.' })
const Point = z.object({ x: z.number(), y: z.number() }).meta({ id: 'TestPoint' })

describe('names of schemas', () => {
  it('are shared by requests and answers of one shape', () => {
    const schemas = makeSchemas()
    const Name = z.string().max(5).meta({ id: 'TestName' })
    const request = schemas.schemaOf(Name, 'request')
    const answer = schemas.schemaOf(Name, 'answer')
    const { document, schemas: named } = schemas.resolve({ request, answer })
    expect(document).toEqual({
      request: { $ref: '#/components/schemas/TestName' },
      answer: { $ref: '#/components/schemas/TestName' },
    })
    expect(Object.keys(named)).toEqual(['TestName'])
  })

  it('end in Input where the shapes differ, in themselves or in what they refer to', () => {
    const schemas = makeSchemas()
    const List = z.array(Colour).meta({ id: 'TestList' })
    const Outer = z.array(List).meta({ id: 'TestOuter' })
    const request = schemas.schemaOf(Outer, 'request')
    schemas.schemaOf(Outer, 'answer')
    const { document, schemas: named } = schemas.resolve(request)
    expect(document).toEqual({ $ref: '#/components/schemas/TestOuterInput' })
    expect(Object.keys(named)).toEqual([
      'TestColour',
      'TestColourInput',
      'TestList',
      'TestListInput',
      'TestOuter',
      'TestOuterInput',
    ])
    expect(named.TestListInput).toMatchObject({ items: { $ref: '#/components/schemas/TestColourInput' } })
    expect(named.TestList).toMatchObject({ items: { $ref: '#/components/schemas/TestColour' } })
  })

  it('stand for one schema', () => {
    const schemas = makeSchemas()
    schemas.schemaOf(z.string().meta({ id: 'TestTwice' }), 'answer')
    expect(() => schemas.schemaOf(z.array(z.number().meta({ id: 'TestTwice' })), 'answer')).toThrow(
      'Two different schemas have the id TestTwice',
    )
  })

  it('are asked for where an object has none', () => {
    const schemas = makeSchemas()
    schemas.schemaOf(
      z.object({ at: z.array(z.object({ x: z.number() })) }).meta({ id: 'TestPlace' }),
      'answer',
    )
    expect(() => schemas.resolve({})).toThrow('TestPlace.at holds an object schema without a name')
  })
})

describe('shapes', () => {
  const shape = (schema: z.ZodType, direction: 'request' | 'answer') =>
    makeSchemas().schemaOf(schema, direction)

  it('close requests and open answers', () => {
    const schemas = makeSchemas()
    schemas.schemaOf(Point, 'request')
    schemas.schemaOf(Point, 'answer')
    const { schemas: named } = schemas.resolve({})
    expect(named.TestPointInput).toMatchObject({ additionalProperties: false })
    expect(named.TestPoint).toMatchObject({ additionalProperties: true })
  })

  it('let the enums of answers grow', () => {
    expect(shape(z.enum(['a', 'b']).describe('A letter.'), 'answer')).toEqual({
      type: 'string',
      description: 'A letter. More values may come.',
      'x-extensible-enum': ['a', 'b'],
    })
    expect(shape(z.enum(['a', 'b']), 'request')).toEqual({ type: 'string', enum: ['a', 'b'] })
  })

  it('write null as a type and whole numbers by their width', () => {
    expect(shape(z.iso.datetime().nullable(), 'answer')).toEqual({
      type: ['string', 'null'],
      format: 'date-time',
    })
    expect(shape(z.int(), 'answer')).toEqual({ type: 'integer', format: 'int64' })
    expect(shape(z.int().min(1).max(9), 'request')).toEqual({ type: 'integer', minimum: 1, maximum: 9 })
  })

  it('say by which closed list of values the objects of a union are told apart', () => {
    const Circle = z.object({ kind: z.literal('circle'), r: z.number() }).meta({ id: 'TestCircle' })
    const Other = z.object({ kind: z.enum(['dot', 'line']) }).meta({ id: 'TestOther' })
    const Shape = z.discriminatedUnion('kind', [Circle, Other]).meta({ id: 'TestShape' })
    const schemas = makeSchemas()
    schemas.schemaOf(z.array(Shape), 'answer')
    const { schemas: named } = schemas.resolve({})
    const other = '#/components/schemas/TestOther'
    expect(named.TestShape).toMatchObject({
      discriminator: {
        propertyName: 'kind',
        mapping: { circle: '#/components/schemas/TestCircle', dot: other, line: other },
      },
    })
    expect(named.TestCircle).toMatchObject({ properties: { kind: { type: 'string', enum: ['circle'] } } })
    expect(named.TestOther).toMatchObject({ properties: { kind: { type: 'string', enum: ['dot', 'line'] } } })
  })

  it('hold a schema that contains itself', () => {
    const Tree = z
      .object({
        get children(): z.ZodArray<z.ZodType> {
          return z.array(Tree)
        },
      })
      .meta({ id: 'TestTree' })
    const schemas = makeSchemas()
    const { document, schemas: named } = schemas.resolve(schemas.schemaOf(Tree, 'answer'))
    expect(document).toEqual({ $ref: '#/components/schemas/TestTree' })
    expect(named.TestTree).toMatchObject({
      properties: { children: { items: { $ref: '#/components/schemas/TestTree' } } },
    })
  })
})
