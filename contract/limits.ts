/** Every limit a client can meet. The unit stands in the name; lengths are counted in Unicode code points. */
export const limits = {
  jsonBodyBytes: 1_048_576,
  pageSizeDefault: 20,
  pageSizeMax: 100,
  cursorChars: 1_024,
  usernameChars: 255,
  nameChars: 255,
  mobileChars: 20,
  searchChars: 100,
  passwordMinChars: 10,
  passwordMaxChars: 128,
  refreshTokenChars: 64,
  accessTokenMs: 15 * 60_000,
  refreshGraceMs: 30_000,
  sessionIdleMs: 14 * 86_400_000,
  sessionMaxMs: 90 * 86_400_000,
} as const
