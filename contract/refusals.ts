import { z } from 'zod'
import { fill } from './messages.ts'

/** Why a row is quarantined: the closed list; `{name}` is filled from `params`. A code is never renamed or reused. */
export const refusalCodes = {
  malformed_row: { en: 'is not a row of this format: {reason}', ko: '행 형식이 올바르지 않습니다: {reason}' },
  undecodable: {
    en: 'has bytes that are no {charset}',
    ko: '{charset} 문자로 읽을 수 없는 바이트가 있습니다',
  },
  column_count: {
    en: 'has {found} columns, the header {expected}',
    ko: '열이 {found}개입니다(머리글은 {expected}개)',
  },
  row_too_long: { en: 'is longer than {maximum} bytes', ko: '행이 {maximum}바이트를 넘습니다' },
  too_deep: { en: 'is nested deeper than {maximum}', ko: '중첩이 {maximum}단계를 넘습니다' },
  unknown_field: { en: 'names no field of the data set', ko: '데이터 세트에 없는 필드입니다' },
  repeated_field: { en: 'is given twice', ko: '필드가 두 번 나옵니다' },
  required: { en: 'has no value', ko: '값이 없습니다' },
  wrong_type: { en: 'must be of type {expected}', ko: '{expected} 형식이어야 합니다' },
  not_a_number: { en: 'is not a number', ko: '숫자가 아닙니다' },
  not_whole: { en: 'is not a whole number written without a fraction', ko: '소수점 없는 정수가 아닙니다' },
  out_of_range: { en: 'must be from {minimum} to {maximum}', ko: '{minimum}부터 {maximum}까지여야 합니다' },
  too_precise: {
    en: 'has more digits than {precision}, or more than {scale} after the point',
    ko: '전체 {precision}자리, 소수점 아래 {scale}자리를 넘습니다',
  },
  not_exact: { en: 'cannot be held exactly', ko: '정확히 담을 수 없는 값입니다' },
  not_boolean: { en: 'is neither true nor false', ko: '참/거짓 값이 아닙니다' },
  not_time: { en: 'is not a time of the form {expected}', ko: '{expected} 형식의 시각이 아닙니다' },
  not_date: { en: 'is not a date of the form {expected}', ko: '{expected} 형식의 날짜가 아닙니다' },
  zone_missing: {
    en: 'names no zone; name sourceTimeZone',
    ko: '시간대가 없습니다. sourceTimeZone을 지정해 주세요',
  },
  time_skipped: { en: 'does not exist in {zone}', ko: '{zone}에 존재하지 않는 시각입니다' },
  time_ambiguous: { en: 'is twice in {zone}', ko: '{zone}에 두 번 있는 시각입니다' },
  not_geo_point: { en: 'is not a point with lat and lon', ko: 'lat와 lon이 있는 좌표가 아닙니다' },
  too_long: { en: 'is longer than {maximum} bytes', ko: '{maximum}바이트를 넘습니다' },
  cell_error: { en: 'is the error {error}', ko: '오류 값({error})입니다' },
  not_calculated: {
    en: 'is a formula without its result: open the file in a spreadsheet and save it',
    ko: '계산 결과가 없는 수식입니다. 스프레드시트에서 열어 다시 저장해 주세요',
  },
  not_text: { en: 'has half a character or NUL', ko: '올바르지 않은 문자가 있습니다' },
} as const satisfies Record<string, { en: string; ko: string }>
export type RefusalCode = keyof typeof refusalCodes
/** In English. */
export const refusalMessage = (code: RefusalCode, params: Record<string, string | number>): string =>
  fill(refusalCodes[code].en, params)
const RefusalCodes = z.enum(Object.keys(refusalCodes) as [RefusalCode, ...RefusalCode[]])

export const RefusedRow = z
  .object({
    row: z.int().min(1).describe('Which row of the body, from 1'),
    line: z
      .int()
      .nullable()
      .describe(
        'Line of the body, from 1; of XLSX the row of the sheet, as a spreadsheet counts; null for Parquet',
      ),
    byteOffset: z
      .int()
      .nullable()
      .describe('Byte where the row begins, after decompression; null for Parquet and XLSX'),
    field: z.string().nullable(),
    code: RefusalCodes.describe('What is wrong, for programs: never renamed'),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    message: z.string().describe('In English'),
    text: z
      .string()
      .nullable()
      .describe('The row as it came, of Parquet and XLSX as JSON; null when it was erased'),
  })
  .meta({
    id: 'RefusedRow',
    description: 'A row in quarantine',
    examples: [
      {
        row: 3,
        line: 4,
        byteOffset: 61,
        field: 'boarded',
        code: 'not_whole',
        params: {},
        message: 'is not a whole number written without a fraction',
        text: '2026-11-25,시청,1.0',
      },
    ],
  })
