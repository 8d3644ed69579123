import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSameName } from './compare-name.ts'

const person = (familyName: string, givenNames = '', nativeName: string | null = null) => ({
  familyName,
  givenNames,
  nativeName,
})

const same: readonly (readonly [recorded: ReturnType<typeof person>, family: string, given: string, why: string])[] = [
  [person('Müller-Lüdenscheidt', 'Jörg'), 'muller ludenscheidt', 'JORG', 'marks and hyphens'],
  [person('Strauß', 'Anna'), 'Strauss', 'Anna', 'sharp s'],
  [person('O’Brien', 'Siobhán'), "O'Brien", 'Siobhan', 'apostrophes'],
  [person('OBrien', 'Siobhan'), 'O’Brien', 'Siobhán', 'apostrophes the other way'],
  [person('Wang', 'Xiao Ming'), 'Xiao Ming', 'Wang', 'fields exchanged'],
  [person('Suharto'), '', 'Suharto', 'a single name in the other field'],
  [person('Yılmaz', 'Işıl'), 'Yilmaz', 'Isil', 'dotless i'],
  [person('Wang', 'Xiaoming', '王小明'), '王', '小明', 'native letters, split'],
  [person('Wang', 'Xiaoming', '王小明'), '王小明', '', 'native letters in one field'],
  [person('Kim', 'Min Jun', '김민준'), '김', '민준', 'Korean'],
  [person('Serikuly', 'Aliya', 'Серікұлы Әлия'), 'серікұлы', 'әлия', 'Kazakh'],
  [person('Al-Rashid', 'Fatimah', 'فاطمة الراشد'), 'الراشد', 'فاطمة', 'Arabic, order exchanged'],
  [person('Ａｂｅ', 'Ken'), 'Abe', 'Ken', 'full width'],
  [person('Nguyễn', 'Thị'), 'Nguyễn', 'Thị', 'composed and decomposed'],
]

for (const [recorded, family, given, why] of same) {
  test(`the same name: ${why}`, () => {
    assert.ok(isSameName(recorded, { familyName: family, givenNames: given }))
  })
}

const different: readonly (readonly [
  recorded: ReturnType<typeof person>,
  family: string,
  given: string,
  why: string,
])[] = [
  [person('Eriksson', 'Anna Maria'), 'Eriksson', 'Anna', 'a given name missing'],
  [person('Eriksson', 'Anna'), 'Eriksson', 'Anna Maria', 'a given name too many'],
  [person('Ali', 'Ali'), 'Ali', '', 'a doubled name typed once'],
  [person('Wang', 'Xiaoming', '王小明'), '王', '大明', 'another native name'],
  [person('Wang', 'Xiaoming'), '王', '小明', 'native letters where none are on record'],
  [person('Ivanov', 'Ivan'), '', '', 'nothing'],
  [person('Ivanov', 'Ivan'), '-', '’', 'only punctuation'],
]

for (const [recorded, family, given, why] of different) {
  test(`another name: ${why}`, () => {
    assert.ok(!isSameName(recorded, { familyName: family, givenNames: given }))
  })
}

test('every name equals itself in upper case and decomposed', () => {
  const name = fc.stringMatching(/^[a-zA-Zàéîöüçñçкйқұ王李]{1,20}$/)
  fc.assert(
    fc.property(name, name, (family, given) => {
      const typed = { familyName: family.toUpperCase().normalize('NFD'), givenNames: given.toUpperCase() }
      assert.ok(isSameName(person(family, given), typed))
    }),
  )
})
