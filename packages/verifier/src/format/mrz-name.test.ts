import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mrzVectors } from '../../test/support/mrz-samples.ts'
import { compareMrzName, mrzName, readMrzName, type MrzName } from './mrz-name.ts'

function read(field: string): MrzName {
  const name = readMrzName(field)
  assert.ok(name, `${field} is a name`)
  return name
}

function fieldOf(line: string): string {
  return line.slice(5)
}

test('the name samples of Doc 9303-7 are matches, cut or not', () => {
  assert.ok(mrzVectors.names.length >= 7)
  for (const { rule, viz_primary, viz_secondary, mrv_a_line1, mrv_b_line1 } of mrzVectors.names) {
    for (const line of [mrv_a_line1, mrv_b_line1]) {
      if (line === null) continue
      const compared = compareMrzName(read(fieldOf(line)), viz_primary, viz_secondary)
      const full = mrzName(viz_primary, viz_secondary)
      assert.equal(compared, fieldOf(line).replace(/<+$/, '') === full ? 'same' : 'shortened', `${rule}: ${line}`)
    }
  }
})

test('usual names are written as the samples have them', () => {
  for (const { viz_primary, viz_secondary, mrv_a_line1 } of mrzVectors.names.slice(0, 3)) {
    assert.equal(mrzName(viz_primary, viz_secondary)?.padEnd(39, '<'), fieldOf(mrv_a_line1 ?? ''))
  }
})

test('a name field splits at the first double filler', () => {
  assert.deepEqual(read('ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'), {
    family: 'ERIKSSON',
    given: 'ANNA MARIA',
    isPossiblyTruncated: false,
  })
  assert.deepEqual(read('VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<'), {
    family: 'VAN DER MUELLEN',
    given: 'MARTIN',
    isPossiblyTruncated: false,
  })
  assert.deepEqual(read('SUHARTO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<'), {
    family: 'SUHARTO',
    given: '',
    isPossiblyTruncated: false,
  })
  assert.equal(read('A<<B<<C').given, 'B C')
})

test('a field that is full to its last place may be cut', () => {
  const full = 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K'
  assert.equal(full.length, 39)
  assert.equal(read(full).isPossiblyTruncated, true)
  assert.equal(read(`${full.slice(0, -1)}<`).isPossiblyTruncated, false)
})

test('a field without a name, or with a digit in it, is not read', () => {
  for (const field of ['', '<'.repeat(39), '<<ANNA<<<', 'ERIKSS0N<<ANNA', 'Eriksson']) {
    assert.equal(readMrzName(field), undefined, field)
  }
})

test('punctuation follows Doc 9303-3 §4.6', () => {
  assert.equal(mrzName("O'Connor", 'Enya Siobhan'), 'OCONNOR<<ENYA<SIOBHAN')
  assert.equal(mrzName('Oʻktamov', 'Jasur'), 'OKTAMOV<<JASUR')
  assert.equal(mrzName('Smith–Jones', 'Anne–Marie'), 'SMITH<JONES<<ANNE<MARIE')
  assert.equal(mrzName('Smith', 'John, Jr.'), 'SMITH<<JOHN<JR')
  assert.equal(mrzName('  de  la  Cruz ', ' '), 'DE<LA<CRUZ')
  assert.equal(mrzName('', 'Suharto'), 'SUHARTO')
})

test('national letters follow the table of Doc 9303-3 §6.A', () => {
  assert.equal(mrzName('Müller-Weiß', 'Jörg'), 'MUELLER<WEISS<<JOERG')
  assert.equal(mrzName('Müller', 'Jörg', 'plain'), 'MULLER<<JORG')
  assert.equal(mrzName('Cañon', 'Térèsa', 'marked'), 'CANXXON<<TERESA')
  assert.equal(mrzName('Þórsdóttir', 'Æsa Øst Ðal'), 'THORSDOTTIR<<AESA<OEST<DAL')
  assert.equal(mrzName('Yıldız', 'İbrahim Çağ'), 'YILDIZ<<IBRAHIM<CAG')
  assert.equal(mrzName('Łukasz', 'Đỗ Nguyễn'), 'LUKASZ<<DO<NGUYEN')
  assert.equal(mrzName('Mu\u0308ller', ''), 'MUELLER', 'decomposed letters are composed first')
})

test('other scripts are left to the passport', () => {
  for (const family of ['王', 'Қасымов', 'محمد', 'Smith2']) {
    assert.equal(mrzName(family, 'Li'), undefined, family)
    assert.equal(compareMrzName(read('WANG<<LI'), family, 'Li'), 'not-comparable')
  }
  assert.equal(mrzName('', ''), undefined)
  assert.equal(mrzName('-', '.'), undefined)
})

test('each spelling that a State may have chosen is the same name', () => {
  for (const field of ['MUELLER<<JOERG', 'MULLER<<JORG', 'MUXXLLER<<JOERG']) {
    assert.equal(compareMrzName(read(field), 'Müller', 'Jörg'), 'same', field)
  }
})

test('a shorter name in the zone is a match, in the order of the components', () => {
  const compare = (field: string): string => compareMrzName(read(field), 'Garcia Marquez', 'Gabriel Jose')
  assert.equal(compare('GARCIA<MARQUEZ<<GABRIEL<JOSE'), 'same')
  for (const field of ['GARCIA<<GABRIEL', 'GARCIA<M<<G<J', 'GARCIA<MARQUEZ', 'MARQUEZ<<JOSE', 'GARC<MARQ<<GAB']) {
    assert.equal(compare(field), 'shortened', field)
  }
  for (const field of ['GARCIA<<JOSE<GABRIEL', 'GABRIEL<<GARCIA', 'GARCIAS<<GABRIEL', 'GARCIA<<GABRIEL<JOSE<LUIS']) {
    assert.equal(compare(field), 'different', field)
  }
})

test('cutting a name anywhere after its first letter never makes it different', () => {
  const word = fc.stringMatching(/^[A-Z]{2,12}$/)
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.array(word, { maxLength: 4 }),
      fc.nat(38),
      (family, given, cut) => {
        const field = mrzName(family.join(' '), given.join(' '))?.slice(0, cut + 1) ?? ''
        const compared = compareMrzName(read(field), family.join(' '), given.join(' '))
        assert.ok(compared === 'same' || compared === 'shortened', `${field}: ${compared}`)
      },
    ),
  )
})
