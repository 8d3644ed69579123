import assert from 'node:assert/strict'
import type { CardChangeDraft, ChangeWish } from '#domain/card-changes/change.ts'
import { changePapers } from '#domain/card-changes/papers.ts'
import {
  draftCardChange,
  listChangeDrafts,
  submitCardChange,
  type CardChangeSubmitted,
  type SubmitCardChangeDeps,
} from '#modules/applications'
import { aPaper } from '../builders/paper.ts'
import { must } from './application-kit.ts'

type Asked = {
  readonly holderId: string
  readonly cardId: string
  readonly accountId: string
  readonly wish: ChangeWish
}

/** Prepares a request about a card, with the record of its paper where nothing goes without one. */
export async function preparedChange(
  t: SubmitCardChangeDeps,
  { wish, ...by }: Asked,
  { hasPaper = changePapers[wish.kind].isRequired }: { readonly hasPaper?: boolean } = {},
): Promise<CardChangeDraft> {
  const said = { wish, explanation: 'Please.', isSmsWanted: true }
  must(await draftCardChange(t, { ...by, ...said, commandId: t.newId() }))
  const drafts = await listChangeDrafts(t.db, by)
  const draft = drafts.find(({ wish: { kind } }) => kind === wish.kind) ?? assert.fail('the draft is not there')
  if (hasPaper) await aPaper(t, draft, { paper: changePapers[wish.kind].code })
  return draft
}

/** What sends a draft, as its page says it; a new id each time. */
export function sendCommand(t: SubmitCardChangeDeps, { holderId, cardId, wish, version }: CardChangeDraft) {
  return {
    commandId: t.newId(),
    accountId: t.newId(),
    holderId,
    cardId,
    kind: wish.kind,
    version,
    language: 'en' as const,
  }
}

/** Prepares and sends a request about a card. */
export async function sentChange(t: SubmitCardChangeDeps, asked: Asked): Promise<CardChangeSubmitted> {
  return must(await submitCardChange(t, sendCommand(t, await preparedChange(t, asked))))
}
