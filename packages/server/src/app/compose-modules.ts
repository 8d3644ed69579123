import {
  argon2Parameters,
  findContact,
  giveBackAttempt,
  loadCommonPasswords,
  openPasswords,
  takeAttempt,
  listStaffMembers,
  type AccountsDeps,
} from '#modules/accounts'
import type {
  AddEvidenceDeps,
  ConfirmIdentityDeps,
  StartRequestDeps,
  CompletionDeps,
  SubmitRequestDeps,
} from '#modules/cancellations'
import {
  findHolder,
  issueCardCredential,
  listHoldersOfAccount,
  type CheckShareCodeDeps,
  type LinkCardDeps,
} from '#modules/cards'
import type { ApplicantDeps } from '#modules/applications'
import type { PaymentDeps } from '#modules/payments'
import {
  claimSlot,
  openVerifiedLists,
  type CredentialsDeps,
  type VerifyDocumentDeps,
  type WalletDeps,
} from '#modules/credentials'
import { checkNoticeTexts, queueNotice, type NoticeDeps, type NoticeOrder } from '#modules/notices'
import type { ApplicationReviewDeps, ApproveCardChangeDeps, CompletingDeps } from '#modules/review'
import { referenceSource, type ReferenceSource } from '#modules/reference'
import { makeCardNumber } from '@sapar/verifier/format'
import { fullName } from '#domain/cards/holder.ts'
import { makeRequestReference } from '#domain/cancellations/request-reference.ts'
import { makeReceiptNumber } from '#domain/receipts/receipt-number.ts'
import type { TemplateCode } from '#domain/notices/templates.ts'
import type { Id } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { Queryable, Trx } from '#platform/db/database.ts'
import { composeApplications } from './compose-applications.ts'
import { guardAttempts } from './guard-attempts.ts'
import type { Services } from './services.ts'

/** Each module's needs, filled in. */
export type Modules = {
  readonly reference: ReferenceSource
  readonly accounts: AccountsDeps
  readonly credentials: CredentialsDeps & VerifyDocumentDeps
  readonly linkCard: LinkCardDeps
  readonly shareCodes: CheckShareCodeDeps
  readonly wallets: WalletDeps
  readonly cancellations: SubmitRequestDeps & CompletionDeps & StartRequestDeps & ConfirmIdentityDeps & AddEvidenceDeps
  readonly review: CompletingDeps
  readonly payments: PaymentDeps
  readonly applications: ApplicantDeps
  readonly applicationReview: ApplicationReviewDeps & ApproveCardChangeDeps
}

export async function composeModules(services: Services): Promise<Modules> {
  checkNoticeTexts()
  const { db, clock, newId, randomBytes, sealer, site } = services
  const reference = referenceSource({ db, clock })
  const noticeDeps: NoticeDeps = { clock, newId, randomBytes, sealer, site }
  const queue = <T extends TemplateCode>(trx: Trx, order: NoticeOrder<T>) => queueNotice(trx, noticeDeps, order)
  const accounts = await accountsDeps(services, reference, async (trx, notice) => {
    await queue(trx, notice as NoticeOrder)
  })
  const credentials = { ...credentialsDeps(services), verifiedLists: openVerifiedLists() }
  const cancellations: Modules['cancellations'] = {
    db,
    clock,
    newId,
    reference,
    queueNotice: queue,
    randomBytes,
    issuer: credentials.issuer,
    newReference: () => makeRequestReference(randomBytes),
    newReceiptNumber: () => makeReceiptNumber(randomBytes),
    receiptIssuer: {
      code: site.issuerCode,
      name: site.authorityName,
      isSpecimen: site.isDemo || site.issuerCode === 'UTO',
    },
    // counted for the account alone: it is signed in, and nobody else's tries may use its own up
    countAttempt: ({ accountId }) =>
      takeAttempt(accounts, 'confirm-identity', { name: accountId, address: '', device: Buffer.from(accountId) }),
    files: services.files,
    sanitiseUpload: services.sanitiseUpload,
  }
  const { applications, payments } = composeApplications({
    ...services,
    reference,
    queueNotice: queue,
    findContact,
    countGuardAttempt: guardAttempts(accounts),
    publicUrl: site.publicUrl,
  })
  const review = { ...cancellations, staffName: (staffId: Id) => staffName(db, staffId) }
  return {
    reference,
    accounts,
    credentials,
    linkCard: {
      db,
      clock,
      reference,
      countAttempt: ({ accountId, address }) => takeAttempt(accounts, 'link-card', { name: accountId, address }),
      findContact,
      queueNotice: async (trx, notice) => {
        await queue(trx, notice as NoticeOrder)
      },
    },
    shareCodes: shareCodesDeps(services, reference, accounts),
    wallets: { ...credentials, queueNotice: queue, findHolderName },
    cancellations,
    review,
    payments,
    applications,
    applicationReview: {
      ...review,
      ...applications,
      newCardNumber: () => makeCardNumber(randomBytes),
      claimSlot: (card) => claimSlot(credentials, card),
      issueCredential: (trx, slot, actor) => issueCardCredential(trx, { credentials, reference }, slot, actor),
    },
  }
}

async function findHolderName(db: Queryable, holderId: Id): Promise<string | undefined> {
  const holder = await findHolder(db, holderId)
  return holder && fullName(holder)
}

function shareCodesDeps(
  { db, clock, sealer }: Services,
  reference: ReferenceSource,
  accounts: AccountsDeps,
): CheckShareCodeDeps {
  return {
    db,
    clock,
    sealer,
    reference,
    countAttempt: async ({ code, address }) => {
      const taken = await takeAttempt(accounts, 'share-code', { name: code, address })
      return taken.ok ? ok({ giveBack: () => giveBackAttempt(accounts, taken.value) }) : taken
    },
  }
}

function credentialsDeps(services: Services): CredentialsDeps {
  const { published: objects, site } = services
  const issuer = { code: site.issuerCode, country: site.issuerCountry, publicUrl: site.publicUrl }
  return { ...services, objects, issuer }
}

async function staffName(db: Services['db'], staffId: Id): Promise<string> {
  const member = (await listStaffMembers(db)).find(({ principalId }) => principalId === staffId)
  if (!member) throw new Error(`no member of staff has the id ${staffId}`)
  return member.displayName
}

async function accountsDeps(
  services: Services,
  reference: ReferenceSource,
  queue: AccountsDeps['queueNotice'],
): Promise<AccountsDeps> {
  const { db, clock, newId, randomBytes, sealer, site } = services
  const { timeZone } = (await reference.today()).calendar
  return {
    db,
    clock,
    newId,
    randomBytes,
    passwords: await openPasswords({ parameters: argon2Parameters, randomBytes }),
    isCommonPassword: await loadCommonPasswords(),
    sealer,
    site: { name: site.authorityName, rpId: site.publicUrl.hostname, origin: site.publicUrl.origin },
    pages: { signIn: '/account/sign-in', reset: '/account/reset', security: '/account/security' },
    timeZone,
    queueNotice: queue,
    listHolderIds: async (queryable, principalId) =>
      (await listHoldersOfAccount(queryable, principalId)).map(({ holderId }) => holderId),
  }
}
