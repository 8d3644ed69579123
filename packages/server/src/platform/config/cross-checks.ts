import type { SettingsMistake } from './read-values.ts'
import { isLoopback } from './service-urls.ts'
import { variables, type Values, type VariableName } from './variables.ts'

/** What one value demands of the others. `isSet` also counts what was set to a value that did not fit. */
export interface Situation {
  readonly values: Values
  readonly isDemo: boolean
  readonly isSet: (name: VariableName) => boolean
}

type Check = (situation: Situation) => SettingsMistake[]

export function crossCheck(situation: Situation): SettingsMistake[] {
  return checks.flatMap((check) => check(situation))
}

const checks: readonly Check[] = [
  publicUrlIsSafe,
  demoStaysDemo,
  operatorSaysWhoItIs,
  operatorCanReachPeople,
  smsTransportIsWhole,
  smsGatewayIsSafe,
  dkimIsWholeOrAbsent,
  ownerNeedsDatabase,
  paymentsAreWhole,
  bucketIsWholeOrAbsent,
  tokenIsWholeOrAbsent,
]

function publicUrlIsSafe({ values, isDemo }: Situation): SettingsMistake[] {
  const url = values.SAPAR_PUBLIC_URL
  if (!url || isDemo || url.protocol === 'https:' || isLoopback(url)) return []
  return [
    mistake(
      'SAPAR_PUBLIC_URL',
      `is «${url.origin}»`,
      'https outside the demo, because passwords and papers travel over it',
    ),
  ]
}

/** A demo never passes for the real thing, and never writes to a real person. */
function demoStaysDemo({ values, isDemo, isSet }: Situation): SettingsMistake[] {
  if (!isDemo) return []
  const services = (['SMTP_URL', 'SMS_TRANSPORT'] as const).filter(isSet)
  return [
    ...(values.SAPAR_ISSUER === 'UTO'
      ? []
      : [mistake('SAPAR_ISSUER', `is «${values.SAPAR_ISSUER}» in the demo`, 'UTO, or SAPAR_DEMO=0')]),
    ...services.map((name) =>
      mistake(name, 'is set in the demo', 'nothing, because a demo writes to nobody; or SAPAR_DEMO=0'),
    ),
  ]
}

function operatorSaysWhoItIs({ values, isDemo, isSet }: Situation): SettingsMistake[] {
  if (isDemo) return []
  const missing = missingOf(
    ['SAPAR_PUBLIC_URL', 'SAPAR_AUTHORITY_NAME', 'SAPAR_ISSUER_COUNTRY'],
    isSet,
    'outside the demo',
  )
  const isSpecimen = values.SAPAR_ISSUER === 'UTO'
  return isSpecimen
    ? [...missing, mistake('SAPAR_ISSUER', 'is UTO outside the demo', 'the code of your own state')]
    : missing
}

function operatorCanReachPeople({ isDemo, isSet }: Situation): SettingsMistake[] {
  if (isDemo) return []
  return missingOf(['SMTP_URL', 'SMTP_FROM', 'SMS_TRANSPORT', 'SMS_SENDER'], isSet, 'outside the demo')
}

const neededBy = {
  smpp: ['SMPP_URL'],
  http: ['SMS_HTTP_URL', 'SMS_HTTP_SECRET', 'SMS_HTTP_RECEIPT_SECRETS'],
} as const

function smsTransportIsWhole({ values, isDemo, isSet }: Situation): SettingsMistake[] {
  const transport = values.SMS_TRANSPORT
  return isDemo || !transport ? [] : missingOf(neededBy[transport], isSet, `with SMS_TRANSPORT=${transport}`)
}

function smsGatewayIsSafe({ values }: Situation): SettingsMistake[] {
  const url = values.SMS_HTTP_URL
  if (!url || url.protocol === 'https:' || isLoopback(url)) return []
  return [mistake('SMS_HTTP_URL', `is «${url.origin}…»`, 'https, because numbers and texts travel over it')]
}

function dkimIsWholeOrAbsent({ isSet }: Situation): SettingsMistake[] {
  const all = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const
  return all.some(isSet) ? missingOf(all, isSet, 'although another DKIM_… is set') : []
}

function ownerNeedsDatabase({ isSet }: Situation): SettingsMistake[] {
  return isSet('DATABASE_OWNER_URL') ? missingOf(['DATABASE_URL'], isSet, 'although DATABASE_OWNER_URL is set') : []
}

/** A demo has a bank of its own and takes nobody's money. */
function paymentsAreWhole({ values, isDemo, isSet }: Situation): SettingsMistake[] {
  if (values.PAYMENTS === 'none') return []
  if (isDemo) return [mistake('PAYMENTS', `is «${values.PAYMENTS}» in the demo`, 'none, or SAPAR_DEMO=0')]
  return missingOf(['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS'], isSet, `with PAYMENTS=${values.PAYMENTS}`)
}

function bucketIsWholeOrAbsent({ values, isSet }: Situation): SettingsMistake[] {
  const all = ['S3_URL', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const
  const missing = all.some(isSet) ? missingOf(all, isSet, 'although another S3_… is set') : []
  const url = values.S3_URL
  if (!url || url.protocol === 'https:' || isLoopback(url)) return missing
  return [
    ...missing,
    mistake('S3_URL', `is «${url.origin}…»`, 'https, because the key that signs requests travels near it'),
  ]
}

function tokenIsWholeOrAbsent({ isSet }: Situation): SettingsMistake[] {
  const all = ['PKCS11_MODULE', 'PKCS11_TOKEN', 'PKCS11_PIN'] as const
  return all.some(isSet) ? missingOf(all, isSet, 'although another PKCS11_… is set') : []
}

function missingOf(names: readonly VariableName[], isSet: Situation['isSet'], when: string): SettingsMistake[] {
  return names
    .filter((name) => !isSet(name))
    .map((name) => mistake(name, `is missing ${when}`, variables[name].kind.words))
}

function mistake(variable: VariableName, wrong: string, expected: string): SettingsMistake {
  return { variable, wrong, expected }
}
