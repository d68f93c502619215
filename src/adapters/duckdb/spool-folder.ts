/** In the data folder: files that wait for the engine to read them. It reads no others beside its own. */
export const spoolFolder = 'spool'
