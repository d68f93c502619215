// Generated from contract/ by `make spec`: do not edit.
/** Languages of titles and messages. */
export type Language = 'en' | 'ko'

/** Puts `params` into the `{name}` places of a message; a place without a value stays as it is. */
export const fill = (message: string, params: Record<string, string | number>): string =>
  message.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  )
