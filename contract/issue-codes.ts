/** The closed list of issue codes; `{name}` in a text is filled from the issue's `params`. */
export const issueCodes = {
  required: { en: 'is required', ko: '필수 항목입니다' },
  unknown_key: { en: 'is not known here', ko: '알 수 없는 항목입니다' },
  wrong_type: { en: 'must be of type {expected}', ko: '{expected} 형식이어야 합니다' },
  too_short: { en: 'must have at least {minimum} characters', ko: '{minimum}자 이상이어야 합니다' },
  too_long: { en: 'must have at most {maximum} characters', ko: '{maximum}자 이하여야 합니다' },
  too_small: { en: 'must be at least {minimum}', ko: '{minimum} 이상이어야 합니다' },
  too_large: { en: 'must be at most {maximum}', ko: '{maximum} 이하여야 합니다' },
  too_few: { en: 'must have at least {minimum} items', ko: '{minimum}개 이상이어야 합니다' },
  too_many: { en: 'must have at most {maximum} items', ko: '{maximum}개 이하여야 합니다' },
  invalid_format: { en: 'is not a valid {format}', ko: '{format} 형식이 올바르지 않습니다' },
  invalid_value: { en: 'must be one of: {values}', ko: '다음 중 하나여야 합니다: {values}' },
  out_of_range: { en: 'must be from {minimum} to {maximum}', ko: '{minimum}부터 {maximum}까지여야 합니다' },
  too_deep: { en: 'may be nested at most {maximum} deep', ko: '중첩은 {maximum}단계까지입니다' },
  not_multiple: { en: 'must be a multiple of {divisor}', ko: '{divisor}의 배수여야 합니다' },
  no_match: { en: 'matches none of the allowed shapes', ko: '허용된 형식과 일치하지 않습니다' },
  unknown_field: { en: 'names no field of this data set', ko: '이 데이터 세트에 없는 필드입니다' },
  wrong_field: {
    en: 'cannot be a field of type {type}',
    ko: '{type} 형식의 필드는 사용할 수 없습니다',
  },
  not_allowed: { en: 'is not allowed here', ko: '허용되지 않는 값입니다' },
  without_end: {
    en: 'would start itself again without end, by {pipelines}',
    ko: '끝없이 다시 시작됩니다: {pipelines}',
  },
} as const satisfies Record<string, { en: string; ko: string }>

export type IssueCode = keyof typeof issueCodes
