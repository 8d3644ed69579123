import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { senderKind } from '../sms/outgoing-sms-check.ts'
import { isMailAddress } from '../mail/mail-address.ts'
import { assertDkimKey } from '../mail/smtp-settings.ts'

/** A kind of value: what is expected, in words for the operator, and the schema that turns the text into it. */
export interface Kind<T> {
  readonly words: string
  readonly schema: z.ZodType<T, string>
}

/** For what zod has no schema of its own: `parse` answers undefined, or throws, for a text that does not fit. */
export function kind<T>(words: string, parse: (text: string) => T | undefined): Kind<T> {
  const schema = z.string().transform((text, context): T => {
    const value = attempt(() => parse(text))
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: words })
    return z.NEVER
  })
  return { words, schema }
}

function attempt<T>(parse: () => T | undefined): T | undefined {
  try {
    return parse()
  } catch {
    return undefined // the words of the kind say what is expected; the thrown text could quote a secret
  }
}

export const text: Kind<string> = { words: 'a text', schema: z.string().trim().min(1).max(200) }

export const path: Kind<string> = { words: 'a path', schema: z.string().min(1) }

export const flag: Kind<boolean> = {
  words: '1 or 0',
  schema: z.enum(['1', '0']).transform((value) => value === '1'),
}

export function wholeNumber(min: number, max: number): Kind<number> {
  return {
    words: `a whole number from ${min} to ${max}`,
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max)),
  }
}

export function choice<const T extends string>(...values: readonly [T, ...T[]]): Kind<T> {
  return { words: `one of ${values.join(', ')}`, schema: z.enum(values) }
}

/** ISO 3166-1 alpha-3, or the codes of ICAO Doc 9303-3 §5 beside it, such as UTO. */
export const issuerCode: Kind<string> = {
  words: 'three capital letters, as in the machine-readable zone of a passport',
  schema: z.string().regex(/^[A-Z]{3}$/),
}

/** ISO 3166-1 alpha-2. */
export const countryCode: Kind<string> = { words: 'two capital letters', schema: z.string().regex(/^[A-Z]{2}$/) }

/** Address and C2SP verifier key of each. */
export const witnesses = kind('https://host/path name+id+key; several with commas between', (value) =>
  value.split(',').map((one) => {
    const [url = '', key = '', ...more] = one.trim().split(/\s+/)
    if (more.length > 0 || !/^[^+\s]+\+[0-9a-f]{8}\+\S+$/.test(key)) throw new TypeError('not a witness')
    return { url: new URL(url), key }
  }),
)

export const databaseUrl = kind('postgres://user:password@host:5432/database', (value) =>
  /^postgres(ql)?:$/.test(new URL(value).protocol) ? value : undefined,
)

/** An origin: a path of ours below another's site would break the __Host- cookies' promise. */
export const siteUrl = kind('https://host, without path', (value) => {
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` ? url : undefined
})

export const httpUrl = kind('https://host/path', (value) => {
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.username === '' ? url : undefined
})

export const mailSender = kind('Name <address@host> or address@host', (value) => {
  const [, name = '', address = value] = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(value) ?? []
  return isMailAddress(address) ? { name, address } : undefined
})

export const dkimKeyFile = kind('a readable file with an RSA private key of at least 2048 bits, PEM', (value) => {
  const privateKey = readFileSync(value, 'utf8')
  assertDkimKey({ domain: '', selector: '', privateKey })
  return privateKey
})

export const dnsName = kind('a DNS name', (value) =>
  /^(?!-)[a-z0-9.-]{1,253}(?<!-)$/i.test(value) ? value : undefined,
)

export const smsSender = kind('a short code, an international number with +, or up to 11 letters and digits', (value) =>
  senderKind(value) === undefined ? undefined : value,
)
