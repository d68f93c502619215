/** Codes of kept questions and of runs of questions; see `problemCodes`. */
export const queryProblems = {
  query_forbidden: {
    status: 403,
    en: 'You may ask this question, but not change it',
    ko: '이 질의는 실행만 할 수 있습니다',
  },
  query_run_not_found: {
    status: 404,
    en: 'There is no such run of a question',
    ko: '해당 질의 실행이 없습니다',
  },
  query_result_not_found: { status: 404, en: 'This run has no result', ko: '이 실행의 결과가 없습니다' },
  query_not_found: { status: 404, en: 'There is no such kept question', ko: '해당 질의가 없습니다' },
  query_run_unfinished: { status: 409, en: 'The run has not ended yet', ko: '아직 실행이 끝나지 않았습니다' },
  query_limit: {
    status: 409,
    en: 'You keep as many questions as you may; delete some first',
    ko: '저장할 수 있는 질의 수를 초과했습니다. 일부를 삭제해 주세요',
  },
  query_run_limit: {
    status: 429,
    en: 'You have too many runs under way',
    ko: '진행 중인 실행이 너무 많습니다',
  },
} as const
