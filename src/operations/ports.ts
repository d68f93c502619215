/**
 * One part the server depends on; `probe` resolves when it answers. It takes traffic without one that is optional. What is
 * `own` is known without asking anybody.
 */
export type Dependency = {
  name: string
  probe(signal: AbortSignal): Promise<void>
  optional?: true
  own?: true
}

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

/** Where the files of a server are, and how servers see that it is one place. */
export type FilePlace = {
  /** The same for all servers that have their files there. */
  id(): Promise<string>
  /** For who reads of it. */
  about: string
  /** Leaves a mark of one start of one process, which `sees` finds wherever the place is one. */
  mark(holder: string): Promise<void>
  sees(holder: string): Promise<boolean>
  unmark(holder: string): Promise<void>
}
export type FileHolder = { holder: string; place: string; about: string; inUse: boolean }
/** The servers of these records and where they have their files. */
export type FileStores = {
  /**
   * Adds this one unless files of these records are elsewhere, or may be soon: then it answers who has them there.
   * `gone`: those that have not been heard of for long, and are forgotten now.
   */
  claim(
    mine: Omit<FileHolder, 'inUse'>,
  ): Promise<{ elsewhere?: FileHolder; beside: FileHolder[]; gone: string[] }>
  release(holder: string): Promise<void>
}
