import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { Trust } from '../../src/index.ts'
import {
  assembleJws,
  buildSdJwt,
  cardCredential,
  cardData,
  certificateCredential,
  certificateData,
  dataToSign,
  envelope,
  packStatuses,
  receiptData,
  statusListSigningInput,
  type CancellationCertificateClaims,
  type CardClaims,
  type Credential,
  type JsonObject,
  type Parsed,
  type ReceiptClaims,
  type StatusBits,
  type StatusListClaims,
} from '../../src/format/index.ts'
import { makeAuthority, type Signing } from './authority.ts'

/** What one issuer of the tests has issued. `now` lies in the card's validity and a minute after the list's signature. */
export const now = new Date('2026-11-26T12:00:00Z')
export const nowSeconds = now.getTime() / 1000
export const listUri = 'https://sapar.example.org/status-lists/7'

export const authority = makeAuthority()
export const signer = authority.makeSigner()
export const trust: Trust = { issuers: [{ issuer: 'UTO', country: 'UT', authorities: [authority.base64] }] }

export function aCard(change: Partial<CardClaims> = {}): CardClaims {
  return {
    cardNumber: 'K7M4Q2X9C',
    name: 'ERIKSSON<<ANNA<MARIA',
    passportNumber: 'L898902C3',
    bornOn: '1974-08-12',
    nationality: 'UTO',
    sex: 'F',
    placeOfIssue: 'ZENITH',
    validFrom: '2026-11-01',
    validUntil: '2027-01-29',
    stayDays: 30,
    entries: 0,
    category: 'TOURISM',
    issuedAt: nowSeconds - 30 * 86_400,
    utcOffsetMinutes: 300,
    status: { idx: 4711, uri: listUri },
    ...change,
  }
}

export function aCertificate(change: Partial<CancellationCertificateClaims> = {}): CancellationCertificateClaims {
  const { cardNumber, name, passportNumber, bornOn, nationality, status } = aCard()
  return {
    certificateNumber: 'C-2026-000042',
    cardNumber,
    name,
    passportNumber,
    bornOn,
    nationality,
    status,
    requestReference: 'R7K2M9',
    stoppedOn: '2026-11-20',
    cancelledAt: nowSeconds - 3600,
    issuedAt: nowSeconds - 3600,
    ...change,
  }
}

export function aReceipt(change: Partial<ReceiptClaims> = {}): ReceiptClaims {
  return {
    requestReference: 'R7K2M9',
    cardNumber: 'K7M4Q2X9C',
    submittedAt: nowSeconds - 7200,
    effect: 'on-date',
    effectiveOn: '2026-12-01',
    promisedOn: '2026-12-03',
    stoppedOn: '2026-11-26',
    chargeMinor: 125_000,
    currency: 'XTS',
    evidence: [],
    issuedAt: nowSeconds - 7200,
    ...change,
  }
}

export function sealed(data: Parsed<JsonObject, unknown>, by: Signing = signer): string {
  if (!data.ok) throw new Error(`wrong claims: ${String(data.refusal)}`)
  return envelope(data.value, by.sign(dataToSign(data.value)), by.certificate)
}

export function cardText(change: Partial<CardClaims> = {}, by: Signing = signer, issuer = 'UTO'): string {
  return sealed(cardData(issuer, aCard(change)), by)
}

export function certificateText(change: Partial<CancellationCertificateClaims> = {}, by: Signing = signer): string {
  return sealed(certificateData('UTO', aCertificate(change)), by)
}

export function receiptText(change: Partial<ReceiptClaims> = {}, by: Signing = signer): string {
  return sealed(receiptData('UTO', aReceipt(change)), by)
}

export type WalletOptions = { readonly by?: Signing; readonly holderKey?: JsonObject; readonly change?: JsonObject }

/** A card as an SD-JWT VC, everything disclosed. `change` overwrites claims before they are signed. */
export function walletText(card: Partial<CardClaims> = {}, options: WalletOptions = {}): Promise<string> {
  return walletCopy(cardCredential('UTO', aCard(card), extrasOf(options)), options)
}

/** A cancellation certificate as an SD-JWT VC, everything disclosed. */
export function walletCertificateText(
  certificate: Partial<CancellationCertificateClaims> = {},
  options: WalletOptions = {},
): Promise<string> {
  return walletCopy(certificateCredential('UTO', aCertificate(certificate), extrasOf(options)), options)
}

function extrasOf({ holderKey }: WalletOptions) {
  return { issuerUrl: 'https://sapar.example.org', ...(holderKey === undefined ? {} : { holderKey }) }
}

async function walletCopy(
  { claims, disclosable }: Credential,
  { by = signer, change = {} }: WalletOptions,
): Promise<string> {
  const unsigned = await buildSdJwt({
    certificate: by.certificate,
    claims: { ...claims, ...change },
    disclosable,
    salts: disclosable.map(() => randomBytes(16)),
    decoys: [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))],
  })
  return unsigned.assemble(by.sign(unsigned.signingInput))
}

export type ListPlan = Partial<Omit<StatusListClaims, 'compressed'>> & {
  /** Statuses by index; all others are 0. */
  readonly statuses?: Readonly<Record<number, number>>
  readonly size?: number
  readonly by?: Signing
  readonly compressed?: Uint8Array<ArrayBuffer>
}

export function statusListText(plan: ListPlan = {}): string {
  const { statuses = {}, size = 8192, by = signer, ...claims } = plan
  const bits: StatusBits = claims.bits ?? 2
  const all = new Uint8Array(size)
  for (const [index, status] of Object.entries(statuses)) all[Number(index)] = status
  const issuedAt = claims.issuedAt ?? nowSeconds - 60
  const input = statusListSigningInput(
    {
      uri: listUri,
      issuedAt,
      expiresAt: issuedAt + 86_400,
      ttl: 300,
      sequence: 10,
      bits,
      compressed: new Uint8Array(deflateSync(packStatuses(all, bits), { level: 9 })),
      ...claims,
    },
    by.certificate,
  )
  return assembleJws(input, by.sign(input))
}
