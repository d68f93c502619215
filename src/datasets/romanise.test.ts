import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldNameOf, slugOf } from './romanise.ts'

describe('the slug of a name', () => {
  it.each([
    ['서울 버스', 'seoul-beoseu'],
    // As it is pronounced, not letter by letter.
    ['종로 독립문', 'jongno-dongnimmun'],
    ['신라', 'silla'],
    ['왕십리', 'wangsimni'],
    ['벚꽃', 'beotkkot'],
    ['2024년 따릉이 대여(1월)', '2024nyeon-ttareungi-daeyeo-1wol'],
    // Typed on a Mac, where syllables come as letters.
    ['서울 버스'.normalize('NFD'), 'seoul-beoseu'],
    ['１２３ ＡＢＣ', '123-abc'],
    ['Café Zürich', 'cafe-zurich'],
    ['  --a__b--  ', 'a-b'],
    ['漢字', 'dataset'],
    ['🚌', 'dataset'],
  ])('%s -> %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('ends with a word, and is at most 60 characters', () => {
    expect(slugOf('서울 '.repeat(40))).toBe(Array(10).fill('seoul').join('-'))
    expect(slugOf('a'.repeat(200))).toBe('a'.repeat(60))
    expect(slugOf('Infer')).toBe('infer-data')
  })

  it('is an address, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(slugOf(name)).toMatch(/^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/)
      }),
    )
  })
})

describe('the name of a field', () => {
  it.each([
    ['승차 인원', 'seungcha_inwon'],
    ['노선번호', 'noseonbeonho'],
    ['userName', 'username'],
    ['$ingest', 'ingest'],
    ['2024', 'n_2024'],
    ['', 'column_7'],
    ['漢字', 'column_7'],
  ])('%s -> %s', (header, name) => {
    expect(fieldNameOf(header, 7)).toBe(name)
  })

  it('is a name, whatever the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        expect(fieldNameOf(header, 1)).toMatch(/^(?=.{1,63}$)[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
      }),
    )
  })
})
