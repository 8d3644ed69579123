import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { accountsBench, type AccountsBench } from '#test/support/accounts.ts'
import { keepForm, takeKeptForm, type KeepForm } from './kept-forms.ts'

let bench: AccountsBench
before(async () => {
  bench = await accountsBench()
})
after(() => bench.close())

const owner = '01990000-0000-7000-8000-000000000001'
const other = '01990000-0000-7000-8000-000000000002'
const fields = { reason: 'Поездка отменена 旅行取消', papers: ['a', 'b'], empty: '' }
const aForm: KeepForm = {
  realm: 'holder',
  principalId: owner,
  path: '/account/cards/x/cancel',
  fields,
  address: '10.1.2.3',
}

async function kept(form: KeepForm = aForm): Promise<string> {
  const result = await keepForm(bench.deps, form)
  assert.ok(result.ok)
  return result.value
}

describe('a kept form', () => {
  test('comes back as it was typed, once', async () => {
    const token = await kept()
    const ask = { token, realm: 'holder', principalId: owner, isSameBrowser: false } as const
    assert.deepEqual(await takeKeptForm(bench.deps, ask), { path: aForm.path, fields })
    assert.equal(await takeKeptForm(bench.deps, ask), undefined)
  })

  test('asked for many times at once comes back once', async () => {
    const token = await kept()
    const asked = Array.from({ length: 8 }, () =>
      takeKeptForm(bench.deps, { token, realm: 'holder', principalId: owner, isSameBrowser: false }),
    )
    assert.equal((await Promise.all(asked)).filter(Boolean).length, 1)
  })

  test('is for its owner in its realm, and waits for them', async () => {
    const token = await kept()
    assert.equal(
      await takeKeptForm(bench.deps, { token, realm: 'holder', principalId: other, isSameBrowser: true }),
      undefined,
    )
    assert.equal(await takeKeptForm(bench.deps, { token, realm: 'holder', isSameBrowser: true }), undefined)
    assert.equal(
      await takeKeptForm(bench.deps, { token, realm: 'staff', principalId: owner, isSameBrowser: false }),
      undefined,
    )
    assert.ok(await takeKeptForm(bench.deps, { token, realm: 'holder', principalId: owner, isSameBrowser: false }))
  })

  test('of nobody in particular goes back to the browser it was typed in, and to no other', async () => {
    const { principalId: _owner, ...nobodys } = aForm
    const ask = { token: await kept(nobodys), realm: 'holder', principalId: other } as const
    assert.equal(await takeKeptForm(bench.deps, { ...ask, isSameBrowser: false }), undefined)
    assert.ok(await takeKeptForm(bench.deps, { ...ask, isSameBrowser: true }))
    const visitors = { token: await kept({ ...nobodys, realm: 'public' }), realm: 'public' } as const
    assert.equal(await takeKeptForm(bench.deps, { ...visitors, isSameBrowser: false }), undefined)
    assert.ok(await takeKeptForm(bench.deps, { ...visitors, isSameBrowser: true }))
  })

  test('of nobody in particular is limited by where it comes from; of a known owner it is not', async () => {
    const { principalId: _owner, ...nobodys } = { ...aForm, address: '10.9.8.7' }
    const tries = await Promise.all(Array.from({ length: 33 }, () => keepForm(bench.deps, nobodys)))
    assert.equal(tries.filter((result) => !result.ok && result.refusal.code === 'too-many-attempts').length, 3)
    assert.ok(await kept({ ...aForm, address: '10.9.8.7' }))
  })

  test('waits for two hours', async () => {
    const token = await kept()
    bench.clock.advance({ hours: 2 })
    assert.equal(
      await takeKeptForm(bench.deps, { token, realm: 'holder', principalId: owner, isSameBrowser: false }),
      undefined,
    )
  })

  test('is sealed', async () => {
    await kept()
    const { rows } = await bench.pool.query<{ fields_sealed: Buffer }>('select fields_sealed from kept_forms')
    assert.ok(rows.length > 0 && rows.every(({ fields_sealed: sealed }) => !sealed.toString().includes('reason')))
  })

  test('has 64 KB at most', async () => {
    assert.equal((await keepForm(bench.deps, { ...aForm, fields: { a: 'x'.repeat(65_000) } })).ok, true)
    const result = await keepForm(bench.deps, { ...aForm, fields: { a: 'Қ'.repeat(33_000) } })
    assert.deepEqual(result, { ok: false, refusal: { code: 'form-too-large' } })
  })

  for (const token of ['', 'x', 'a'.repeat(43)]) {
    test(`is not behind ${JSON.stringify(token)}`, async () =>
      assert.equal(await takeKeptForm(bench.deps, { token, realm: 'public', isSameBrowser: true }), undefined))
  }
})
