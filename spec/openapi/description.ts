import { limits } from '@tg-cloud/contract/limits'

const minutes = (ms: number) => `${ms / 60_000} minutes`

/** The general conventions, for teams that call in any language. Markdown. */
export const description = `Data sets of the company behind one HTTP API.

## Log in and list

\`\`\`sh
TOKEN=$(curl -s http://localhost:8000/v1/auth/login -H 'Content-Type: application/json' \\
  -d '{"username": "minji.kim", "password": "맑은-하늘-아래-42"}' | jq -r .accessToken)
curl -s 'http://localhost:8000/v1/users?limit=50&sort=-createdAt' -H "Authorization: Bearer $TOKEN"
\`\`\`

An access token lives ${minutes(limits.accessTokenMs)}; exchange the refresh token at \`/v1/auth/refresh\` for the next two.
In TypeScript, \`npm install <this server>/client/latest.tgz\` does this for you.

## Errors

Every error is \`application/problem+json\` (RFC 9457). Decide by \`code\`: it is from a list, is never renamed and means the
same everywhere; each operation lists its codes. \`title\` and the messages of \`issues\` are in English, or in Korean with
\`Accept-Language: ko\`. \`issues\` names each wrong part (\`body.name\`, \`query.limit\`) with a code and its parameters.
Tell us the \`requestId\` when you ask about one. 429 and 503 say in \`Retry-After\` when to try again. Paths that do not
exist answer 404 \`route_not_found\`, wrong methods 405 \`method_not_allowed\` with \`Allow\`, requests that take too long to
arrive 408 \`request_timeout\`, headers over the limit 431 \`headers_too_large\`.

## Pages

Lists answer \`{"items": […], "nextCursor": …}\`. Send \`nextCursor\` back as \`cursor\`, with the same other parameters, until it
is null. \`limit\` is ${limits.pageSizeDefault} unless you say otherwise, at most ${limits.pageSizeMax}.

## Changes

Resources that can change carry an \`ETag\`. Send it as \`If-Match\` when you change one: without it the answer is 428, and 412
when somebody was faster; then read again. PATCH is a merge patch: members you leave out stay, null clears.

## Values

Ids are UUIDs (version 7). Times are RFC 3339 in UTC with milliseconds, \`2026-11-25T01:02:03.004Z\`; durations are
milliseconds and say so in their name (\`expiresInMs\`). Lengths of text are counted in Unicode code points.
JSON bodies hold at most ${limits.jsonBodyBytes} bytes. All text is UTF-8.

## Growth

Accept members of answers that you do not know, and values of the enums marked \`x-extensible-enum\`: they may come without a
new version. Requests are closed: an unknown member is answered 400. What goes away is marked \`deprecated\` first and says when
in the headers \`Deprecation\` and \`Sunset\`. \`X-Contract-Version\` is the version of this document; \`/changes\` lists what changed.`
