/** One plain HTTP call, for what the client would not send: the status, headers and parsed body. */
export async function call(
  url: string,
  method: string,
  path: string,
  {
    token,
    body,
    headers = {},
  }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : {
          body:
            typeof body === 'string' || body instanceof Uint8Array
              ? (body as BodyInit)
              : JSON.stringify(body),
        }),
  })
  const text = await response.text()
  const json = /[/+]json/.test(response.headers.get('content-type') ?? '')
  // Tests look into answers of every shape, problems among them.
  // oxlint-disable-next-line typescript/no-explicit-any
  const answer: any = json && text !== '' ? JSON.parse(text) : undefined
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: answer,
  }
}

export const logIn = async (
  url: string,
  username: string,
  password: string,
): Promise<{ accessToken: string; refreshToken: string }> => {
  const { status, body } = await call(url, 'POST', '/v1/auth/login', { body: { username, password } })
  if (status !== 200) throw new Error(`Login of ${username} answered ${status}`)
  return body as { accessToken: string; refreshToken: string }
}
