/** Codes of pipelines and their runs; see `problemCodes`. */
export const pipelineProblems = {
  pipeline_forbidden: {
    status: 403,
    en: 'You lack a right on a data set of this pipeline',
    ko: '이 파이프라인의 데이터 세트에 대한 권한이 없습니다',
  },
  pipeline_not_found: { status: 404, en: 'There is no such pipeline', ko: '해당 파이프라인이 없습니다' },
  run_not_found: { status: 404, en: 'There is no such run', ko: '해당 실행이 없습니다' },
  schedule_not_found: { status: 404, en: 'There is no such schedule', ko: '해당 일정이 없습니다' },
  schedule_limit: {
    status: 409,
    en: 'Too many schedules of this pipeline',
    ko: '일정이 너무 많습니다',
  },
  pipeline_busy: {
    status: 409,
    en: 'A run of this pipeline has not ended',
    ko: '아직 끝나지 않은 실행이 있습니다',
  },
  run_finished: { status: 409, en: 'This run has ended', ko: '이미 끝난 실행입니다' },
  run_not_finished: { status: 409, en: 'This run has not ended', ko: '아직 끝나지 않은 실행입니다' },
  run_not_failed: {
    status: 409,
    en: 'No task of this run failed',
    ko: '이 실행에는 실패한 작업이 없습니다',
  },
  run_limit: {
    status: 429,
    en: 'Too many runs of this pipeline wait',
    ko: '대기 중인 실행이 너무 많습니다. 잠시 후 다시 시도해 주세요',
  },
} as const
