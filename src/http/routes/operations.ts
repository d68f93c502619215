import { contract, contractVersion } from '@tg-cloud/contract'
import { fileNotFound } from '../../errors.ts'
import type { MetricsText, PublishedFiles, ServedFile } from '../../operations/ports.ts'
import type { CheckReadiness } from '../../operations/readiness.ts'
import { type ReplyHeaders, routes } from '../reply.ts'
import { pageHeaders } from '../security-headers.ts'

export type OperationsUseCases = {
  checkReadiness: CheckReadiness
  metrics: MetricsText
  files: PublishedFiles
  version: { server: string; node: string }
}

export const operationsRoutes = ({ checkReadiness, metrics, files, version }: OperationsUseCases) =>
  routes(contract.operations, {
    health: async () => ({ status: 200, body: { status: 'ok' } }),
    ready: async () => {
      const body = await checkReadiness()
      return { status: body.status === 'ready' ? 200 : 503, body }
    },
    version: async () => ({
      status: 200,
      body: { name: 'tg-cloud-bigdata', version: version.server, contractVersion, node: version.node },
    }),
    metrics: async () => ({
      status: 200,
      body: new TextEncoder().encode(await metrics()),
      headers: [['Content-Type', 'text/plain; version=0.0.4; charset=utf-8']],
    }),
    docs: async () => file(await files.docsPage(), pageHeaders),
    docsFile: async ({ params }) => found(params.file, await files.docsFile(params.file)),
    redoc: async () => file(await files.redocPage(), pageHeaders),
    redocFile: async ({ params }) => found(params.file, await files.redocFile(params.file)),
    openapiYaml: async () => file(await files.openapi('yaml')),
    openapiJson: async () => file(await files.openapi('json')),
    changes: async () => file(await files.changes()),
    clientPackage: async ({ params }) => found(params.file, await files.clientPackage(params.file)),
  })

const file = ({ bytes, contentType }: ServedFile, headers: ReplyHeaders = []) => ({
  status: 200 as const,
  body: bytes,
  headers: [...headers, ['Content-Type', contentType] as const],
})

function found(name: string, served: ServedFile | undefined) {
  if (!served) throw fileNotFound(name)
  return file(served)
}
