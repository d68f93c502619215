/** By what the ledgers of all engines know a change of rows that is no load: the load that was taken back, or the deletion. */
export const revertName = (load: number): string => `revert ${load}`
export const deletionName = (id: string): string => `deletion ${id}`
