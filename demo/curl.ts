const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** The call as one line for a shell, which has the access token in TOKEN. */
export const curlLine = (url: string, body: unknown): string =>
  `curl -s ${url} -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' -d ${quoted(JSON.stringify(body))}`

/** Puts an access token into TOKEN; the password comes from the file in which it is kept. */
export const tokenLine = (url: string, username: string, passwordFile: string): string =>
  `export TOKEN=$(curl -s ${url}/v1/auth/login -H 'content-type: application/json' ` +
  `-d '{"username":"${username}","password":"'"$(cat ${quoted(passwordFile)})"'"}' ` +
  `| sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')`
