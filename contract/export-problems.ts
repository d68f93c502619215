/** Codes of exports and their files; see `problemCodes`. */
export const exportProblems = {
  export_not_found: { status: 404, en: 'There is no such export', ko: '해당 내보내기가 없습니다' },
  export_file_not_found: {
    status: 404,
    en: 'The file of this export is not there',
    ko: '이 내보내기의 파일이 없습니다',
  },
  export_link_over: {
    status: 404,
    en: 'This link is not good, or not any more; ask for another one',
    ko: '유효하지 않거나 만료된 링크입니다. 새 링크를 요청하십시오',
  },
  export_cancelled: { status: 409, en: 'The export was cancelled', ko: '취소된 내보내기입니다' },
  export_unfinished: {
    status: 409,
    en: 'The file of this export is not whole yet',
    ko: '내보내기가 아직 끝나지 않았습니다',
  },
  cell_too_long: {
    status: 422,
    en: 'A text is longer than a cell of a spreadsheet may be',
    ko: '스프레드시트 셀에 담을 수 없을 만큼 긴 텍스트가 있습니다',
  },
  export_too_large: {
    status: 422,
    en: 'The export would have more rows than a file may have',
    ko: '한 파일에 담을 수 있는 행 수를 넘습니다',
  },
  value_too_large: {
    status: 422,
    en: 'A number has more digits than the format can hold',
    ko: '파일 형식이 담을 수 있는 자릿수를 넘는 숫자가 있습니다',
  },
  characters_unmappable: {
    status: 422,
    en: 'The encoding does not have some of the characters',
    ko: '선택한 인코딩에 없는 문자가 있습니다',
  },
  export_limit: {
    status: 429,
    en: 'There is no room for more exports now; wait and try again',
    ko: '지금은 더 내보낼 수 없습니다. 잠시 후 다시 시도해 주세요',
  },
  export_storage_full: {
    status: 507,
    en: 'The room for files of exports is used up; try again later',
    ko: '내보내기 파일 저장 공간이 부족합니다. 잠시 후 다시 시도해 주세요',
  },
} as const
