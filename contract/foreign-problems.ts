/** Codes of data sets over an index that is already there; see `problemCodes`. */
export const foreignProblems = {
  index_not_found: { status: 404, en: 'There is no such index', ko: '해당 인덱스가 없습니다' },
  dataset_read_only: {
    status: 409,
    en: 'The rows of this data set are in an index of others and can only be read',
    ko: '외부 인덱스의 데이터 세트이므로 조회만 할 수 있습니다',
  },
  index_not_allowed: {
    status: 422,
    en: 'This index may not be registered here',
    ko: '이 서버에서 등록할 수 없는 인덱스입니다',
  },
  index_refused: {
    status: 422,
    en: 'The index cannot be registered like this',
    ko: '이 인덱스는 이렇게 등록할 수 없습니다',
  },
  question_unsupported: {
    status: 422,
    en: 'The rows of this data set cannot be asked this',
    ko: '이 데이터 세트에서는 할 수 없는 조회입니다',
  },
  snapshot_limit: {
    status: 429,
    en: 'The cluster keeps as many indices as they were for readers as it may; wait and try again',
    ko: '클러스터가 유지할 수 있는 조회 시점 수를 초과했습니다. 잠시 후 다시 시도해 주세요',
  },
} as const
