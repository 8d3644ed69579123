import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCountryCode } from '#domain/cards/country-codes.ts'
import { languages } from '#domain/languages.ts'
import { messages } from '#locales/index.ts'
import { countryName, countryOptions } from './countries.ts'

const words = (language: (typeof languages)[number]) => ({ language, t: messages[language] })

test('every code of the list is one that a passport can have, once, and has a name in each language', () => {
  for (const language of languages) {
    const options = countryOptions(words(language))
    assert.equal(new Set(options.map(({ value }) => value)).size, options.length, language)
    assert.equal(options.length, 249 + Object.keys(messages.en.countries).length)
    for (const { value, label } of options) {
      assert.equal(readCountryCode(value), value, value)
      assert.ok(label !== value && label.trim() !== '', `${language} ${value}`)
    }
  }
})

test('names are those of the language, and Germany stands under its own letter', () => {
  assert.equal(countryName(words('en'), 'D'), 'Germany')
  assert.equal(countryName(words('en'), 'DEU'), 'Germany')
  assert.equal(countryName(words('zh-CN'), 'KAZ'), '哈萨克斯坦')
  assert.equal(countryName(words('kk'), 'KAZ'), 'Қазақстан')
  assert.equal(countryName(words('ru'), 'CHN'), 'Китай')
  assert.equal(countryName(words('ru'), 'XXA'), 'Лицо без гражданства')
})

test('a code that nobody has is shown as it is', () => {
  for (const code of ['', 'ZZZ', 'constructor', 'de']) assert.equal(countryName(words('en'), code), code)
})

test('a list is in the order of its language, and what is no State stands last', () => {
  const labels = countryOptions(words('en')).map(({ label }) => label)
  assert.ok(labels.indexOf('Åland Islands') < labels.indexOf('Zambia'))
  assert.equal(labels.at(-1), messages.en.countries.UTO)
})
