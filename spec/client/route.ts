/** How one operation is called. */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{name}` where path parameters go. */
  path: string
  /** Callers need not log in. */
  public?: true
  /** How the body of a success is read; JSON unless said. */
  answer?: 'text' | 'stream' | 'blob' | 'none'
  /** The refresh cookie goes with it. */
  cookie?: boolean
  /** Its body is sent as it is, not as JSON. */
  raw?: boolean
}
