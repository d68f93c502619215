import type { RowEngine } from '../../datasets/row-engine.ts'

/** Told of in receipts, also while the engine, which takes long to load, is not open yet. */
export const durability: RowEngine['durability'] = { engine: 'duckdb', copies: 1 }
