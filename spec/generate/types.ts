import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import type { OpenApiDocument } from '../openapi.ts'
import { mapNodes } from '../openapi/json.ts'

const { factory } = ts

/**
 * TypeScript types of the document. Members an answer does not name stay unnamed, so that a misspelt one does not
 * compile; an enum that may grow is the known values or any other text.
 */
export async function typesOf(document: OpenApiDocument): Promise<string> {
  const closed = mapNodes(document, (node) => {
    if (node.additionalProperties !== true || !node.properties) return node
    const { additionalProperties: _, ...rest } = node
    return rest
  })
  const nodes = await openapiTS(closed as never, {
    silent: true,
    // A default fills in what a request leaves out; it does not make it required.
    defaultNonNullable: false,
    transform(schema) {
      const values = (schema as Record<string, unknown>)['x-extensible-enum']
      if (Array.isArray(values)) return openUnion(values as string[])
      return schema.format === 'binary' ? factory.createTypeReferenceNode('Blob') : undefined
    },
  })
  return astToString(nodes)
}

/** `'a' | 'b' | (string & {})`: editors complete the known values. */
function openUnion(values: string[]): ts.TypeNode {
  const other = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  )
  return factory.createUnionTypeNode([
    ...values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    other,
  ])
}
