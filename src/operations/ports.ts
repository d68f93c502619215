/** One part the server depends on; `probe` resolves when it answers. It takes traffic without one that is optional. */
export type Dependency = { name: string; probe(signal: AbortSignal): Promise<void>; optional?: true }

export type ServedFile = { bytes: Uint8Array; contentType: string }

/** Files the server publishes; undefined when there is no such file. */
export type PublishedFiles = {
  openapi(format: 'yaml' | 'json'): Promise<ServedFile>
  changes(): Promise<ServedFile>
  docsPage(): Promise<ServedFile>
  docsFile(name: string): Promise<ServedFile | undefined>
  redocPage(): Promise<ServedFile>
  redocFile(name: string): Promise<ServedFile | undefined>
  clientPackage(name: string): Promise<ServedFile | undefined>
}

export type MetricsText = () => Promise<string>
