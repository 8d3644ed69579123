import { kind } from './kinds.ts'

/** `sk_` is a secret key, `rk_` a restricted one; a publishable `pk_` could do nothing here. */
export const stripeKey = kind('sk_… or rk_…', (value) => (/^[sr]k_(test|live)_\w{8,}$/.test(value) ? value : undefined))

export const stripeWebhookSecrets = kind('whsec_…; several with commas between', (value) => {
  const secrets = value.split(',').map((secret) => secret.trim())
  return secrets.every((secret) => /^whsec_\w{16,}$/.test(secret)) ? secrets : undefined
})
