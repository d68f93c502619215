import { expect, it } from 'vitest'
import { typeText } from './type-text.ts'

it('writes a type of each data set, whatever its words are', () => {
  const text = typeText([
    {
      slug: 'seoul-beoseu',
      name: '서울 버스 */ export const x = 1 /*',
      fields: [
        { name: 'day', type: 'date', required: true, label: { ko: '날짜\n// 다음 줄' } },
        { name: 'boarded', type: 'int', label: { ko: '승차 인원', en: 'Boarded' }, unit: '명' },
        { name: 'tags', type: 'keyword', multiple: true },
      ],
    },
    { slug: '2026-air', name: 'Air', fields: [{ name: 'pm10', type: 'double' }] },
  ])
  expect(text).toBe(`// Written by \`tg-cloud-client types\`: do not edit.

/** 서울 버스 * / export const x = 1 /*: \`client.datasets.of<SeoulBeoseu>('seoul-beoseu')\` */
export type SeoulBeoseu = {
  /** 날짜 // 다음 줄 */
  day: { type: 'date'; required: true }
  /** 승차 인원 Boarded (명) */
  boarded: { type: 'int' }
  tags: { type: 'keyword'; multiple: true }
}

/** Air: \`client.datasets.of<Dataset2026Air>('2026-air')\` */
export type Dataset2026Air = {
  pm10: { type: 'double' }
}
`)
})
