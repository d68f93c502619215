import { reservedSlugs } from '@tg-cloud/contract/datasets'
import { romanize } from 'es-hangul'

const slugChars = 60
const fieldNameChars = 63

/**
 * The address of a data set, made of its name: Hangul by the Revised Romanization of Korean, as it is pronounced
 * (서울 버스 -> `seoul-beoseu`, 종로 -> `jongno`), Latin letters without their marks, `-` for the rest. At most 60
 * characters; `dataset` when nothing is left, `-data` behind what is the name of a path of ours. Not yet unique.
 */
export function slugOf(name: string): string {
  const slug = asciiWords(name, '-', slugChars) || 'dataset'
  return reservedSlugs.includes(slug) ? `${slug}-data` : slug
}

export type FieldNameOf = typeof fieldNameOf

/**
 * The name of a field, made of the header of a column in the same way (승차 인원 -> `seungcha_inwon`). It begins with a
 * letter; `column` and its number (from 1) when nothing is left.
 */
export function fieldNameOf(header: string, column: number): string {
  const name = asciiWords(header, '_', fieldNameChars)
  if (name === '') return `column_${column}`
  return /^[a-z]/.test(name) ? name : `n_${name}`.slice(0, fieldNameChars).replace(/_$/, '')
}

function asciiWords(text: string, separator: string, most: number): string {
  // The library knows whole syllables; of other text it finds `valueOf` among its tables.
  const latin = text.normalize('NFKC').replace(/[가-힣]+/g, (hangul) => romanize(hangul))
  const plain = latin.normalize('NFKD').replace(/\p{M}/gu, '')
  const joined = (plain.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(separator)
  if (joined.length <= most) return joined
  // Not within a word, unless the first alone is too long.
  const end = joined.lastIndexOf(separator, most)
  return joined.slice(0, end > 0 ? end : most)
}
