import { z } from 'zod'
import { type IssueCode, issueCodes } from './issue-codes.ts'
import { exportProblems } from './export-problems.ts'
import { foreignProblems } from './foreign-problems.ts'
import { pipelineProblems } from './pipeline-problems.ts'
import { queryProblems } from './query-problems.ts'
import { rebuildProblems } from './rebuild-problems.ts'

type CodeEntry = { status: number; en: string; ko: string }

/** The closed list of problem codes: code -> HTTP status and title. A code is never renamed or reused. */
export const problemCodes = {
  invalid_request: { status: 400, en: 'The request is not valid', ko: '요청이 올바르지 않습니다' },
  malformed_json: { status: 400, en: 'The body is not valid JSON', ko: '본문이 올바른 JSON이 아닙니다' },
  malformed_request: { status: 400, en: 'The request is malformed', ko: '요청 형식이 잘못되었습니다' },
  cursor_invalid: { status: 400, en: 'The cursor is not one of ours', ko: '올바른 커서가 아닙니다' },
  cursor_mismatch: {
    status: 400,
    en: 'The cursor belongs to another question',
    ko: '다른 조회에서 받은 커서입니다',
  },
  unauthenticated: { status: 401, en: 'Log in first', ko: '로그인이 필요합니다' },
  invalid_credentials: {
    status: 401,
    en: 'The username or the password is wrong',
    ko: '아이디 또는 비밀번호가 올바르지 않습니다',
  },
  refresh_token_invalid: {
    status: 401,
    en: 'The refresh token is unknown, used up or expired',
    ko: '갱신 토큰이 유효하지 않습니다',
  },
  forbidden: { status: 403, en: 'Your level does not allow this', ko: '이 작업을 할 권한이 없습니다' },
  csrf_refused: {
    status: 403,
    en: 'A cookie session needs the X-CSRF header and a listed Origin',
    ko: '쿠키 세션 요청의 출처를 확인할 수 없습니다',
  },
  session_required: {
    status: 403,
    en: 'An API key cannot do this; log in',
    ko: 'API 키로는 할 수 없습니다. 로그인해 주세요',
  },
  dataset_forbidden: {
    status: 403,
    en: 'You may read this data set, but not change it',
    ko: '이 데이터 세트는 조회만 할 수 있습니다',
  },
  route_not_found: { status: 404, en: 'There is nothing at this path', ko: '해당 경로가 없습니다' },
  user_not_found: { status: 404, en: 'There is no such user', ko: '해당 사용자가 없습니다' },
  session_not_found: { status: 404, en: 'There is no such session', ko: '해당 세션이 없습니다' },
  api_key_not_found: { status: 404, en: 'There is no such API key', ko: '해당 API 키가 없습니다' },
  dataset_not_found: { status: 404, en: 'There is no such data set', ko: '해당 데이터 세트가 없습니다' },
  ingest_not_found: { status: 404, en: 'There is no such load', ko: '해당 적재 작업이 없습니다' },
  original_not_found: {
    status: 404,
    en: 'The bytes of this load are not kept',
    ko: '이 적재 작업의 원본은 보관되어 있지 않습니다',
  },
  row_not_found: { status: 404, en: 'There is no such row', ko: '해당 행이 없습니다' },
  file_not_found: { status: 404, en: 'There is no such file', ko: '해당 파일이 없습니다' },
  request_aborted: { status: 400, en: 'The body broke off', ko: '본문 전송이 중단되었습니다' },
  request_timeout: {
    status: 408,
    en: 'The request took too long to arrive',
    ko: '요청 수신 시간이 초과되었습니다',
  },
  method_not_allowed: {
    status: 405,
    en: 'This path does not take this method',
    ko: '허용되지 않는 메서드입니다',
  },
  username_taken: { status: 409, en: 'This username is taken', ko: '이미 사용 중인 아이디입니다' },
  mobile_taken: { status: 409, en: 'This mobile number is taken', ko: '이미 등록된 휴대폰 번호입니다' },
  api_key_limit: {
    status: 409,
    en: 'You have as many API keys as one user may have',
    ko: 'API 키 개수 한도에 도달했습니다',
  },
  ingest_finished: { status: 409, en: 'This load has ended', ko: '이미 끝난 적재 작업입니다' },
  ingest_not_revertible: {
    status: 409,
    en: 'Only a finished append can be reverted',
    ko: '완료된 추가 적재만 되돌릴 수 있습니다',
  },
  ingest_cancelled: { status: 409, en: 'The load was cancelled', ko: '취소된 적재 작업입니다' },
  dataset_busy: {
    status: 409,
    en: 'Rows are being loaded; wait for them or cancel the load',
    ko: '적재가 진행 중입니다. 끝나기를 기다리거나 취소해 주세요',
  },
  last_admin: {
    status: 409,
    en: 'This is the last active administrator',
    ko: '마지막 관리자는 변경할 수 없습니다',
  },
  precondition_failed: {
    status: 412,
    en: 'It was changed in the meantime; read it again',
    ko: '그사이 변경되었습니다. 다시 조회해 주세요',
  },
  request_too_large: { status: 413, en: 'The body is too large', ko: '본문이 너무 큽니다' },
  body_too_large: {
    status: 413,
    en: 'The rows are more than one load may hold',
    ko: '한 번에 적재할 수 있는 크기를 넘습니다',
  },
  encoding_unsupported: {
    status: 415,
    en: 'This Content-Encoding is not accepted here',
    ko: '지원하지 않는 Content-Encoding입니다',
  },
  charset_unsupported: {
    status: 415,
    en: 'This charset is not accepted here',
    ko: '지원하지 않는 문자 집합입니다',
  },
  unsupported_media_type: {
    status: 415,
    en: 'This media type is not accepted here',
    ko: '지원하지 않는 미디어 타입입니다',
  },
  range_not_satisfiable: {
    status: 416,
    en: 'The file has no such part',
    ko: '파일에 해당 범위가 없습니다',
  },
  body_malformed: { status: 422, en: 'The body is not of its format', ko: '본문이 해당 형식이 아닙니다' },
  schema_change_refused: {
    status: 422,
    en: 'The fields cannot be changed like this',
    ko: '필드를 이렇게 변경할 수 없습니다',
  },
  header_mismatch: {
    status: 422,
    en: 'The header does not fit the fields of the data set',
    ko: '머리글이 데이터 세트의 필드와 맞지 않습니다',
  },
  sheet_not_found: {
    status: 422,
    en: 'The workbook has no such sheet',
    ko: '해당 시트가 없습니다',
  },
  primary_key_missing: {
    status: 422,
    en: 'This needs a data set with a primary key',
    ko: '기본 키가 있는 데이터 세트에서만 할 수 있습니다',
  },
  too_many_errors: {
    status: 422,
    en: 'More rows were refused than this load allows; nothing was kept',
    ko: '오류 행이 허용 한도를 넘어 아무것도 저장하지 않았습니다',
  },
  question_too_large: {
    status: 422,
    en: 'The question would give more than one answer may hold',
    ko: '한 번에 답할 수 있는 크기를 넘는 조회입니다',
  },
  password_too_common: {
    status: 422,
    en: 'This password is on the list of common passwords',
    ko: '너무 흔한 비밀번호입니다',
  },
  password_wrong: {
    status: 422,
    en: 'The current password is wrong',
    ko: '현재 비밀번호가 올바르지 않습니다',
  },
  idempotency_key_reused: {
    status: 422,
    en: 'This Idempotency-Key was used for another request',
    ko: '다른 요청에 사용된 Idempotency-Key입니다',
  },
  precondition_required: {
    status: 428,
    en: 'Send If-Match with the ETag you read',
    ko: '조회한 ETag를 If-Match 헤더로 보내 주세요',
  },
  login_throttled: {
    status: 429,
    en: 'Too many failed logins; wait and try again',
    ko: '로그인 실패가 너무 많습니다. 잠시 후 다시 시도해 주세요',
  },
  rate_limited: {
    status: 429,
    en: 'Too many requests; wait and try again',
    ko: '요청이 너무 많습니다. 잠시 후 다시 시도해 주세요',
  },
  headers_too_large: { status: 431, en: 'The headers are too large', ko: '헤더가 너무 큽니다' },
  internal: { status: 500, en: 'Something went wrong on our side', ko: '서버 오류가 발생했습니다' },
  unavailable: {
    status: 503,
    en: 'A part we depend on does not answer; try again',
    ko: '일시적으로 처리할 수 없습니다. 다시 시도해 주세요',
  },
  login_busy: {
    status: 503,
    en: 'Too many logins at once; try again',
    ko: '로그인 요청이 많습니다. 잠시 후 다시 시도해 주세요',
  },
  query_timeout: {
    status: 504,
    en: 'The question takes longer than the server may work on it',
    ko: '처리 시간이 제한을 넘었습니다',
  },
  ...exportProblems,
  ...foreignProblems,
  ...pipelineProblems,
  ...queryProblems,
  ...rebuildProblems,
} as const satisfies Record<string, CodeEntry>

export type ProblemCode = keyof typeof problemCodes
export const statusOf = (code: ProblemCode): number => problemCodes[code].status

export const Issue = z
  .object({
    path: z.string().describe('Where: starts with `body.`, `query.`, `path.` or `headers.`'),
    code: z
      .enum(Object.keys(issueCodes) as [IssueCode, ...IssueCode[]])
      .describe('What is wrong, for programs: never renamed'),
    params: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .describe('Values for the message of this code'),
    message: z.string().describe('In the language of Accept-Language (en or ko)'),
  })
  .meta({ id: 'Issue', description: 'One part of the request that is wrong' })
export type Issue = z.infer<typeof Issue>

export const Problem = z
  .object({
    type: z.string().describe('`about:blank`: the code says what it is'),
    title: z.string().describe('In the language of Accept-Language (en or ko)'),
    status: z.int().describe('The HTTP status'),
    detail: z.string().describe('What happened, in English'),
    code: z
      .enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]])
      .describe('What is wrong, for programs: never renamed'),
    requestId: z.string().describe('Also in the X-Request-Id header and in our logs'),
    issues: z.array(Issue).describe('Parts that are wrong; empty for what is no matter of a part'),
  })
  .meta({
    id: 'Problem',
    description: 'Every error answer (RFC 9457)',
    examples: [
      {
        type: 'about:blank',
        title: 'The request is not valid',
        status: 400,
        detail: '1 part of the request is not valid',
        code: 'invalid_request',
        requestId: '0198f3a0-1c2d-7000-8000-00000000f001',
        issues: [
          {
            path: 'query.limit',
            code: 'too_large',
            params: { maximum: 100 },
            message: 'must be at most 100',
          },
        ],
      },
    ],
  })
export type Problem = z.infer<typeof Problem>
