// Days of charges posted per second, beside plain statements that write as many rows of the same table, and how much
// memory it takes. See README.md in this folder.
import { postCharges } from '../packages/server/src/modules/charges/index.ts'
import { loadProfile, referenceSource } from '../packages/server/src/modules/reference/index.ts'
import type { TestDatabase } from '../packages/server/test/support/database.ts'
import { startBenchServer } from './support/bench-server.ts'
import { sampleMemory } from './support/memory.ts'
import { printFigures, secondsOf } from './support/measure.ts'

const cards = Number(process.argv[2] ?? 100_000)
const days = Number(process.argv[3] ?? 10)
const rows = cards * days

/** An hour into the first day in Almaty; the bundled profile charges ₸350 for each day from the first one on. */
const firstDay = '2026-09-01'
const firstNight = new Date('2026-09-01T20:00:00Z')

const server = await startBenchServer()
try {
  await server.create('prepared')
  const prepared = server.open('prepared')
  await fill(prepared)
  await prepared.close()

  await server.create('plain', 'prepared')
  await server.create('posted', 'prepared')
  const [plain, posted] = [server.open('plain'), server.open('posted')]
  await openAccounts(plain)
  const seconds = { plain: 0, posted: 0 }
  const memory = sampleMemory()
  // Night by night, so that both meet the same machine: a disk that grows busy slows both.
  for (let night = 0; night < days; night += 1) {
    seconds.plain += await secondsOf(() => insertPlainly(plain, night))
    seconds.posted += await secondsOf(() => postNight(posted, night))
    process.stderr.write(`night ${night + 1}: ${seconds.posted.toFixed(0)} s beside ${seconds.plain.toFixed(0)} s\n`)
  }
  const resident = memory.stop()
  await assertPosted(posted)
  await Promise.all([plain.close(), posted.close()])

  printFigures(`${rows} days of ${cards} cards, posted in ${days} nights`, [
    { what: 'days', statements: 0, sapar: rows / seconds.posted, database: rows / seconds.plain },
  ])
  process.stdout.write(`resident memory: ${resident.map((mebibytes) => `${mebibytes} MiB`).join(', ')}\n`)
} finally {
  await server.stop()
}

/** Cards that are charged, each of a holder of its own. */
async function fill(t: TestDatabase): Promise<void> {
  const profile = new URL('../packages/server/profiles/kz.json', import.meta.url)
  const loaded = await loadProfile(t, profile)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal))
  await t.ownerPool.query(`
    insert into holders (holder_id, register_ref, family_name, given_names, born_on, sex, nationality, passport_number,
      passport_issuer, email, phone, language, register_hash, version, created_at)
    select uuidv7(), 'R-' || n, 'Eriksson', 'Anna', '1974-08-12', 'F', 'UTO', 'P' || lpad(n::text, 8, '0'), 'UTO', 'a@example.org',
      '+77010000001', 'en', 'bench', 1, now() from generate_series(1, ${cards}) n`)
  await t.ownerPool.query(`
    insert into cards (holder_id, id, card_number, card_type, purpose, passport_number, issued_on, valid_from, valid_until,
      state, state_since, register_hash, version, created_at)
    select holder_id, uuidv7(), passport_number, 'tourism', 'tourism', passport_number, '${firstDay}', '${firstDay}',
      '2026-12-01', 'active', now(), 'bench', 1, now() from holders order by holder_id`)
  await t.ownerPool.query('vacuum analyze')
}

/** One run of the schedule, for the day that has begun. */
async function postNight(t: TestDatabase, night: number): Promise<void> {
  t.clock.set(new Date(firstNight.getTime() + night * 86_400_000))
  await postCharges({ ...t, reference: referenceSource(t) })
}

async function openAccounts({ pool }: TestDatabase): Promise<void> {
  await pool.query("insert into charge_accounts (holder_id, card_id, currency) select holder_id, id, 'KZT' from cards")
}

/** The same day of all cards in one statement, with the keys that the schema checks. */
async function insertPlainly({ pool }: TestDatabase, night: number): Promise<void> {
  await pool.query(`
    insert into ledger_entries (holder_id, id, card_id, kind, debit, credit, amount_minor, currency, charged_on, posted_at)
    select holder_id, uuidv7(), id, 'charge', 'receivable', 'income', 35000, 'KZT', '${firstDay}'::date + ${night}, now()
    from cards`)
}

async function assertPosted({ pool }: TestDatabase): Promise<void> {
  const { rows: found } = await pool.query<{ entries: number; sum: number }>(
    "select count(*)::int as entries, sum(amount_minor)::bigint as sum from ledger_entries where kind = 'charge'",
  )
  const { entries, sum } = found[0] ?? {}
  if (entries !== rows || sum !== rows * 350_00) throw new Error(`posted ${entries} days, ${sum} in all`)
}
