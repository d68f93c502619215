import type { AppRouter } from '@ts-rest/core'
import { generateOpenApiAsync } from '@ts-rest/open-api'
import { contract, contractVersion, tags } from '@tg-cloud/contract'
import { Problem } from '@tg-cloud/contract/problem'
import { z } from 'zod'
import { headers, parameters, securitySchemes } from './openapi/components.ts'
import { description } from './openapi/description.ts'
import type { Node } from './openapi/json.ts'
import { makeOperationMapper } from './openapi/operation.ts'
import { rows } from './openapi/raw-body.ts'
import { makeResponses, openApiDocument } from './openapi/responses.ts'
import { makeSchemas } from './openapi/schemas.ts'

export type OpenApiDocument = { openapi: string; info: Node; paths: Record<string, Node>; components: Node }

const info = {
  title: 'TG-Cloud BigData',
  version: contractVersion,
  description,
  license: { name: 'All rights reserved', identifier: 'LicenseRef-TG-Cloud' },
}

/** A contract as an OpenAPI 3.1 document. Errors: a body or an answer without a name or an example. */
export async function buildOpenApi(tree: AppRouter = contract): Promise<OpenApiDocument> {
  const schemas = makeSchemas()
  const responses = makeResponses(schemas.schemaOf(Problem, 'answer'))
  const mapOperation = makeOperationMapper({ schemas, responses })
  const { paths } = await generateOpenApiAsync(
    tree,
    { info },
    {
      setOperationId: 'concatenated-path',
      // Bodies and answers are written by the mapper, which knows their media types.
      schemaTransformer: async ({ schema, type }) =>
        schema instanceof z.ZodType && (type === 'path' || type === 'query')
          ? schemas.schemaOf(schema, 'request')
          : null,
      operationMapper: (operation, route) => mapOperation(operation, route) as never,
    },
  )
  const written = { paths, responses: responses.shared() }
  const { document, schemas: named } = schemas.resolve(written)
  const resolved = document as { paths: Record<string, Node>; responses: Node }
  // A component that nothing refers to is one too many.
  const used = (kind: string, components: Node) => {
    const text = JSON.stringify(resolved)
    return Object.fromEntries(
      Object.entries(components).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`)),
    )
  }
  return {
    openapi: '3.1.1',
    info,
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
    paths: resolved.paths,
    components: {
      securitySchemes,
      parameters: used('parameters', parameters),
      headers: used('headers', headers),
      responses: resolved.responses,
      schemas: Object.fromEntries(
        Object.entries({
          ...named,
          ...used('schemas', { OpenApiDocument: openApiDocument, Rows: rows }),
        }).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    },
  } as OpenApiDocument
}
