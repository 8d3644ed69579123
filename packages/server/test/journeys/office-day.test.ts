import assert from 'node:assert/strict'
import { messages } from '#locales/index.ts'
import { enterAs } from '../support/journey-holder.ts'
import { journeyStage } from '../support/journey-stage.ts'
import type { RunningSapar } from '../support/running-sapar.ts'

const journey = journeyStage('demonstration')

/** What the queue holds, oldest promise first, as the demonstration filled it. */
async function queue({ database }: RunningSapar): Promise<{ reference: string; state: string }[]> {
  const { rows } = await database.query<{ reference: string; state: string }>(
    `select reference, state from cancellation_requests where submitted_at is not null order by due_on, submitted_at`,
  )
  return rows
}

journey('a routine approval by keyboard: N, A, Enter', async ({ sapar, visitor, tell }) => {
  const officer = await visitor()
  await enterAs(officer, 'a.nurlanova')
  const [first] = await queue(sapar)
  assert.equal(first?.state, 'submitted')

  const keys = ['n', 'a', 'Enter']
  for (const key of keys) await officer.key(key)
  tell(`${keys.length} keys for a routine approval`)
  assert.ok(keys.length <= 6)
  await officer.reads(officer.t.office.done['request-completed'])
  const [after] = await queue(sapar)
  assert.deepEqual(after, { reference: first.reference, state: 'completed' })
})

journey('the queue by keyboard: lines, help, a case opened alone', async ({ visitor }) => {
  const officer = await visitor({ language: 'kk' })
  await enterAs(officer, 'd.akhmetov')
  const { page, t } = officer
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await officer.main.locator('[data-row]').nth(1).innerText()
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), second)

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: t.office.keys.title })
  await keys.waitFor()
  await officer.lookAround()
  await page.keyboard.press('Escape')
  await keys.waitFor({ state: 'hidden' })

  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await officer.key('Enter')
  await officer.reads(second)
  await officer.press(t.office.reason.open)
  await officer.reads(t.office.reason.choose)
  await officer.key('c')
  await officer.reads(t.office.done['case-claimed'])
})

journey('two officers: the second sees who has the case', async ({ visitor }) => {
  const officer = await visitor()
  await enterAs(officer, 'a.nurlanova')
  await officer.press(officer.t.office.queue.next)
  const colleague = await visitor({ language: 'kk' })
  await enterAs(colleague, 'd.akhmetov')
  await colleague.open(officer.path)
  assert.ok((await colleague.main.innerText()).includes('A. Nurlanova'))
})

journey('applications and a new passport by keyboard: one officer agrees to what another proposed', async (stage) => {
  const { officeApplications: texts } = messages.en
  const officer = await stage.visitor()
  await enterAs(officer, 'a.nurlanova')
  await officer.open('/office?view=second')
  await officer.page.keyboard.press('j')
  for (const key of ['Enter', 'c']) await officer.key(key)
  await officer.reads('D. Akhmetov')
  await officer.key('a')
  await officer.reads(texts.decide.agreeTitle)
  await officer.key('Enter')
  await officer.reads(texts.done['application-granted'])

  await officer.open('/office?kind=card-change&lang=ru')
  await officer.page.keyboard.press('j')
  for (const key of ['Enter', 'c', 'a', 'Enter']) await officer.key(key)
  await officer.reads(texts.done['change-approved'])

  const colleague = await stage.visitor({ language: 'kk' })
  await enterAs(colleague, 'd.akhmetov')
  await colleague.open('/office?kind=application&state=under-review')
  await colleague.page.keyboard.press('j')
  for (const key of ['Enter', 'c', 'a', 'Enter']) await colleague.key(key)
  await colleague.reads(colleague.t.officeApplications.done['application-granted'])

  const { rows } = await stage.sapar.database.query<{ byTwo: boolean; credentials: number }>(
    `select a.proposed_by is not null as "byTwo",
       (select count(*)::int from card_credentials c where c.holder_id = a.holder_id and c.card_id = a.card_id) as credentials
     from applications a where a.state = 'granted' and a.decided_by is distinct from a.proposed_by order by 1`,
  )
  assert.deepEqual(rows, [
    { byTwo: false, credentials: 1 },
    { byTwo: true, credentials: 1 },
  ])
})
