import iconv from 'iconv-lite'

const header = ['일시', '정류장', '노선', '승차 인원', '하차 인원', '요금 합계', '환승역', '비고']
const stops = [
  { name: '서울역버스환승센터', line: '간선 150', riders: 940, transfer: 'Y' },
  { name: '강남역', line: '광역 9404', riders: 1_320, transfer: 'Y' },
  { name: '홍대입구역', line: '간선 273', riders: 1_080, transfer: 'Y' },
  { name: '북촌한옥마을', line: '마을 종로02', riders: 210, transfer: 'N' },
  { name: '뚝섬한강공원', line: '지선 2222', riders: 160, transfer: 'N' },
]
const days = 31
const midnight = Date.UTC(2024, 0, 1)
const hourMs = 3_600_000
/** Rows that people have spoilt, by their place in the file. */
const spoilt: Record<number, (cells: string[]) => string[]> = {
  412: (cells) => cells.with(0, '2024-01-32 13:00:00'),
  1_288: (cells) => cells.with(3, '약 300명'),
  2_501: (cells) => cells.slice(0, 6),
}

/** How busy an hour of the day is, 0 to 1: two peaks on working days, one wide one at the weekend. */
function busy(hour: number, weekend: boolean): number {
  const peak = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2))
  return weekend ? 0.7 * peak(15, 5) : Math.max(0.9 * peak(8, 1.6), peak(18, 2), 0.45 * peak(13, 5))
}

/**
 * A CSV as Korean offices write it: CP949, Korean headers, `1,234`, `-` for no value, local times, Y and N. It is the
 * same at every run.
 */
export function seoulBusCsv(): Uint8Array<ArrayBuffer> {
  const lines = [header]
  for (let hour = 0; hour < days * 24; hour++) {
    const at = new Date(midnight + hour * hourMs)
    const weekend = at.getUTCDay() % 6 === 0
    for (const [i, { name, line, riders, transfer }] of stops.entries()) {
      const chance = 0.8 + ((hour * 7 + i * 13) % 11) / 50 + ((at.getUTCDate() * 5) % 7) / 20
      const on = Math.round(riders * busy(at.getUTCHours(), weekend) * chance)
      const cells = [
        at.toISOString().slice(0, 19).replace('T', ' '),
        name,
        line,
        counted(on),
        counted(Math.round(on * 0.94)),
        counted(on * 1_500),
        transfer,
        weekend && on > 500 ? '혼잡' : '-',
      ]
      lines.push(spoilt[lines.length]?.(cells) ?? cells)
    }
  }
  const text = lines
    .map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
    .join('\r\n')
  return Uint8Array.from(iconv.encode(`${text}\r\n`, 'cp949'))
}

const counted = (value: number) => (value === 0 ? '-' : value.toLocaleString('en'))
