/**
 * The text of plain data: equal for equal values, whatever order their members stand in, and different for all others.
 * A bigint is not the number, -0 is not 0; a member that is undefined is not there. Errors: what is no plain data.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'bigint':
      return `${value}n`
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? listText(value) : membersText(value)
    case 'undefined':
    case 'function':
    case 'symbol':
      throw new TypeError(`A ${typeof value} is no plain data`)
  }
}

// A loop, since `map` would jump over the holes of a list.
function listText(list: readonly unknown[]): string {
  let text = '['
  for (const one of list) text += `${canonical(one)},`
  return `${text}]`
}

function membersText(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`A ${value.constructor.name} is no plain data`)
  let text = '{'
  for (const [name, one] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (one !== undefined) text += `${JSON.stringify(name)}:${canonical(one)},`
  return `${text}}`
}
