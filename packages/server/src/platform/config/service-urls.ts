import type { SmtpSettings } from '../mail/smtp-settings.ts'
import type { SmppSettings } from '../sms/smpp-settings.ts'
import { decodeReceiptSecret } from '../sms/http-gateway-settings.ts'
import { kind } from './kinds.ts'

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

export function isLoopback(url: URL): boolean {
  return loopback.has(url.hostname)
}

export type SmtpServer = Pick<SmtpSettings, 'host' | 'port' | 'security' | 'login'>

/** RFC 8314 §3: TLS from the first byte (465), or STARTTLS that may not fail (587). Plain text only inside the machine. */
export const smtpUrl = kind(
  'smtps://user:password@host:465 or smtp://user:password@host:587 (upgraded by STARTTLS; ?security=none for a relay on this machine)',
  (value): SmtpServer | undefined => {
    const url = new URL(value)
    const security = smtpSecurity(url)
    if (url.hostname === '' || security === undefined) return undefined
    const port = Number(url.port) || (security === 'tls' ? 465 : 587)
    return { host: plainHost(url), port, security, ...login(url) }
  },
)

function smtpSecurity(url: URL): SmtpServer['security'] | undefined {
  if (url.protocol === 'smtps:') return 'tls'
  if (url.protocol !== 'smtp:') return undefined
  const wanted = url.searchParams.get('security') ?? 'starttls'
  if (wanted === 'starttls') return wanted
  return wanted === 'none' && isLoopback(url) ? wanted : undefined
}

function login(url: URL): Pick<SmtpServer, 'login'> {
  if (url.username === '') return {}
  return { login: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } }
}

// SMPP v3.4 has no port of its own at IANA for TLS but 3550; 2775 is the registered plain one.
export const smppUrl = kind(
  'smpp://user:password@host:2775, or smpps://… for TLS (port 3550 unless named)',
  (value): SmppSettings | undefined => {
    const url = new URL(value)
    const isTls = url.protocol === 'smpps:'
    if ((!isTls && url.protocol !== 'smpp:') || url.hostname === '' || url.username === '') return undefined
    return {
      host: plainHost(url),
      port: Number(url.port) || (isTls ? 3550 : 2775),
      isTls,
      systemId: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }
  },
)

export const receiptSecrets = kind('whsec_ and base64 of 24 to 64 bytes; several with commas between', (value) => {
  const secrets = value.split(',').map((secret) => secret.trim())
  secrets.forEach(decodeReceiptSecret)
  return secrets
})

/** Sockets want an IPv6 address without the brackets that a URL puts round it (RFC 3986 §3.2.2). */
function plainHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}
