// How much of a passport's zone is read from a photo: passports of invented people, photographed in several ways.
//   node --import ./scripts/tsx.mjs bench/passport-photos.ts 60
import sharp, { type Sharp } from 'sharp'
import { parsePassportMrz } from '@sapar/verifier/format'
import { startPassportReader } from '../packages/server/src/platform/passport-reader/passport-reader.ts'
import { onTable, passportPage } from '../packages/server/test/support/passport-photos.ts'
import { passportZone } from '../packages/server/test/support/passport-zone.ts'
import { chanceOf } from './support/chance.ts'

const passports = Number(process.argv[2] ?? 60)
const chance = chanceOf(Number(process.argv[3] ?? 1))
const today = '2026-06-01'

type Way = readonly [name: string, photograph: (page: Buffer) => Sharp]

const ways: readonly Way[] = [
  ['straight', (page) => sharp(page)],
  ['skewed 7°', (page) => onTable(page, chance.of([-7, 7]))],
  ['turned', (page) => onTable(page, chance.of([90, 180, 270]))],
  ['dim', (page) => onTable(page, chance.below(7) - 3).linear(0.25, 6)],
  ['blurred', (page) => onTable(page, chance.below(7) - 3).blur(1.6)],
  ['grainy', (page) => onTable(page, chance.below(7) - 3).composite([grain])],
  ['small', (page) => onTable(page, chance.below(7) - 3).resize({ width: 720 })],
  ['keystone', (page) => onTable(page).affine([1, 0.05, 0.03, 1], { background: '#7a6a5c' })],
]

const grain = {
  input: {
    create: {
      width: 1200,
      height: 900,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 22 },
    },
  },
  blend: 'soft-light',
  tile: true,
} as const

type Tally = {
  exact: number
  flagged: number
  silent: number
  refused: number
  wrong: number
  signs: number
  ms: number[]
}

const reader = startPassportReader({ onFailure: (failure) => process.stderr.write(`${failure.kind}\n`) })
const confused = new Map<string, number>()
try {
  await reader.readPassport(
    await sharp(await passportPage(zoneLines(passportZone())))
      .jpeg()
      .toBuffer(),
  )
  process.stdout.write(`${passports} passports each, JPEG of quality 80, page 1,400 pixels wide\n`)
  for (const [name, photograph] of ways) process.stdout.write(`${line(name, await tally(photograph))}\n`)
  const commonest = [...confused].toSorted(([, a], [, b]) => b - a).slice(0, 12)
  process.stdout.write(`commonest: ${commonest.map(([what, times]) => `${what} ${times}×`).join(', ')}\n`)
} finally {
  await reader.close()
}

async function tally(photograph: Way[1]): Promise<Tally> {
  const result: Tally = { exact: 0, flagged: 0, silent: 0, refused: 0, wrong: 0, signs: 0, ms: [] }
  for (let turn = 0; turn < passports; turn += 1) {
    const lines = zoneLines(inventedZone())
    const photo = await photograph(await passportPage(lines))
      .jpeg({ quality: 80 })
      .toBuffer()
    const began = performance.now()
    const read = await reader.readPassport(photo)
    result.ms.push(performance.now() - began)
    if (read.ok) count(result, lines, read.value.lines)
    else result.refused += 1
  }
  return result
}

function count(result: Tally, lines: readonly [string, string], read: readonly [string, string]): void {
  const wanted = lines.join('')
  const got = read.join('')
  for (const [at, sign] of [...wanted].entries()) {
    if (sign === got.charAt(at)) continue
    result.wrong += 1
    const what = `${sign}→${got.charAt(at)}`
    confused.set(what, (confused.get(what) ?? 0) + 1)
  }
  result.signs += wanted.length
  if (wanted === got) result.exact += 1
  else if (parsePassportMrz(read.join('\n'), today).ok) result.silent += 1
  else result.flagged += 1
}

function line(name: string, { exact, flagged, silent, refused, wrong, signs, ms }: Tally): string {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (part: number): string => `${(sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0)} ms`
  const right = signs === 0 ? 'nothing' : `${(100 * (1 - wrong / signs)).toFixed(2)} % of signs`
  const read = `${exact} exact, ${flagged} wrong and told, ${silent} wrong and not told, ${refused} refused`
  return `${name.padEnd(12)} ${read}; ${right}; p50 ${at(0.5)}, p95 ${at(0.95)}`
}

function zoneLines(zone: string): [string, string] {
  const [upper = '', lower = ''] = zone.split('\n')
  return [upper, lower]
}

/** Names, numbers and codes of nobody: numbers of letters and digits as States mix them. */
function inventedZone(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const digits = '0123456789'
  const word = (length: number, of: string): string => Array.from({ length }, () => chance.of([...of])).join('')
  const name = `${word(3 + chance.below(8), letters)}<<${word(3 + chance.below(7), letters)}<${word(4, letters)}`
  const number = chance.of([
    word(1, letters) + word(8, digits),
    word(2, letters) + word(7, digits),
    word(9, digits),
    word(9, letters + digits),
  ])
  const day = `${1 + chance.below(9)}`.padStart(2, '0')
  const birth = `${word(2, digits)}0${1 + chance.below(9)}${day}`
  return passportZone({
    name,
    number,
    birth,
    expiry: `3${chance.below(6)}1${chance.below(3)}${day}`,
    nationality: chance.of(['CHN', 'D', 'KAZ', 'RUS', 'USA', 'GBR']),
  })
}
