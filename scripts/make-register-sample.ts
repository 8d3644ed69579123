// Writes packages/server/samples/register-sample.csv: 1,000 invented cards, the same every time.
import { writeFileSync } from 'node:fs'
import { columnNames } from '../packages/server/src/modules/cards/import/columns.ts'
import { makeCard, toLine, type Line } from './register-sample/cards.ts'
import { makePerson, type Person } from './register-sample/people.ts'
import { seededRandom } from './register-sample/random.ts'

const lineCount = 1_000
const file = new URL('../packages/server/samples/register-sample.csv', import.meta.url)

export function makeRegisterSample(): string {
  const random = seededRandom(20_260_901)
  const lines: Line[] = []
  let people = 0
  const person = (wishes: Parameters<typeof makePerson>[2] = {}): Person => makePerson(random, (people += 1), wishes)

  const family = (): void => {
    const main = person({ bornIn: [1970, 1996] })
    const card = { ...makeCard(random), state: 'active', ground: '' }
    lines.push(toLine(random, main, card))
    const relatives = random.pick([
      ['spouse'],
      ['spouse', 'child'],
      ['child'],
      ['spouse', 'child', 'child'],
      ['parent'],
    ])
    for (const relation of relatives) {
      const bornIn = { spouse: [1970, 1998], child: [2009, 2023], parent: [1938, 1950] }[relation] as [number, number]
      const sex = relation === 'spouse' && main.sex !== 'X' ? ({ F: 'M', M: 'F' } as const)[main.sex] : undefined
      const relative = person({ family: main, bornIn, ...(sex ? { sex } : {}) })
      const own = { ...card, card_number: makeCard(random).card_number }
      lines.push(toLine(random, relative, own, { number: card.card_number, relation }))
    }
  }
  const traveller = (): void => {
    const one = person()
    const cards = random.chance(0.16) ? 2 + random.below(3) : 1
    const first = toLine(random, one, makeCard(random))
    lines.push(first)
    for (let more = 1; more < cards; more += 1) lines.push({ ...first, ...makeCard(random), card_passport_number: '' })
  }
  while (lines.length < lineCount) {
    if (random.chance(0.12)) family()
    else traveller()
  }
  return toCsv(lines.slice(0, lineCount))
}

function toCsv(lines: readonly Line[]): string {
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = lines.map((line) => columnNames.map((name) => cell(line[name])).join(','))
  return `${[columnNames.join(','), ...rows].join('\n')}\n`
}

if (import.meta.main) {
  writeFileSync(file, makeRegisterSample())
  console.log('Written: packages/server/samples/register-sample.csv')
}
