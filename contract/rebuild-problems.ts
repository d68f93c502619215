/** Codes of rebuilds; see `problemCodes`. */
export const rebuildProblems = {
  rebuild_not_found: { status: 404, en: 'There is no such rebuild', ko: '해당 재구축 작업이 없습니다' },
  rebuild_running: {
    status: 409,
    en: 'The data set is being rebuilt already',
    ko: '이미 재구축이 진행 중입니다',
  },
  rebuild_finished: {
    status: 409,
    en: 'The rebuild has put its rows into their place, or has ended',
    ko: '이미 전환되었거나 끝난 재구축입니다',
  },
  rebuild_unsupported: {
    status: 422,
    en: 'The rows of this data set cannot be rebuilt like this',
    ko: '이 데이터 세트는 이 방법으로 재구축할 수 없습니다',
  },
  rebuild_unconfirmed: {
    status: 409,
    en: 'Rows of this data set have moved, which is not confirmed yet',
    ko: '이동이 아직 확정되지 않은 데이터 세트입니다',
  },
  rebuild_failed: {
    status: 422,
    en: 'What was rebuilt is not the same; nothing was changed',
    ko: '재구축 결과가 일치하지 않아 아무것도 변경하지 않았습니다',
  },
  originals_missing: {
    status: 422,
    en: 'Not all that is needed is kept',
    ko: '필요한 원본이 모두 보관되어 있지 않습니다',
  },
} as const
