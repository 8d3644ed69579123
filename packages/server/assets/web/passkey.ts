/**
 * Passkeys (Web Authentication level 3). A form marked `data-passkey` stays hidden where the browser has none. The options
 * are fetched when they are needed, the browser's answer goes into a hidden field, and the form is posted as any other.
 */
type Ceremony = 'get' | 'create'
type Started = { readonly challengeId: string; readonly options: Record<string, unknown> }

const hasPasskeys = typeof PublicKeyCredential === 'function'
let autofill: AbortController | undefined

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (hasPasskeys) prepare(form)
}
for (const element of document.querySelectorAll<HTMLElement>('[data-without-passkey]')) element.hidden = hasPasskeys

function prepare(form: HTMLFormElement): void {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    // A language button posts the form as it is.
    if ((event.submitter as HTMLButtonElement | null)?.name) return
    event.preventDefault()
    autofill?.abort()
    void run(form, ceremonyOf(form), {})
  })
  if (form.dataset['autofill'] !== undefined) void offerInNameField(form)
}

const ceremonyOf = (form: HTMLFormElement): Ceremony => (form.dataset['passkey'] === 'create' ? 'create' : 'get')

/** Passkeys stand among the names that the browser suggests, where it can do that. */
async function offerInNameField(form: HTMLFormElement): Promise<void> {
  const canOffer = await PublicKeyCredential.isConditionalMediationAvailable?.()
  if (!canOffer) return
  autofill = new AbortController()
  await run(form, 'get', { mediation: 'conditional', signal: autofill.signal })
}

async function run(form: HTMLFormElement, ceremony: Ceremony, how: CredentialRequestOptions): Promise<void> {
  const problem = form.querySelector<HTMLElement>('[data-problem]')
  if (problem) problem.hidden = true
  try {
    const { challengeId, options } = await start(form)
    const credential = await ask(ceremony, options, how)
    setField(form, 'challengeId', challengeId)
    setField(form, 'passkey', JSON.stringify(asJson(credential)))
    form.submit()
  } catch {
    // Giving up, a time-out and a device without a fitting key all look alike to a page (WebAuthn §14.5.1).
    if (problem && how.mediation !== 'conditional') problem.hidden = false
  }
}

async function start(form: HTMLFormElement): Promise<Started> {
  const response = await fetch(form.dataset['options'] ?? '', {
    method: 'POST',
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`no options: ${response.status}`)
  return (await response.json()) as Started
}

async function ask(
  ceremony: Ceremony,
  options: Started['options'],
  how: CredentialRequestOptions,
): Promise<PublicKeyCredential> {
  const credential =
    ceremony === 'get'
      ? await navigator.credentials.get({ ...how, publicKey: requestOptions(options) })
      : await navigator.credentials.create({ publicKey: creationOptions(options) })
  if (!credential) throw new Error('no credential')
  return credential as PublicKeyCredential
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name)
  if (input instanceof HTMLInputElement) input.value = value
}

// Browsers before 2024 have no JSON methods of their own: what follows does the same by hand (WebAuthn §5.1.8 to §5.1.10).

function requestOptions(json: Started['options']): PublicKeyCredentialRequestOptions {
  const options = json as unknown as PublicKeyCredentialRequestOptionsJSON
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return {
    ...json,
    challenge: fromBase64Url(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
  }
}

function creationOptions(json: Started['options']): PublicKeyCredentialCreationOptions {
  const options = json as unknown as PublicKeyCredentialCreationOptionsJSON
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return {
    ...(json as unknown as PublicKeyCredentialCreationOptions),
    challenge: fromBase64Url(options.challenge),
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
  }
}

function descriptors(list: readonly PublicKeyCredentialDescriptorJSON[] = []): PublicKeyCredentialDescriptor[] {
  return list.map(({ id, transports }) => ({
    type: 'public-key' as const,
    id: fromBase64Url(id),
    ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}),
  }))
}

function asJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON()
  const { id, type, rawId, response } = credential
  return {
    id,
    type,
    rawId: toBase64Url(rawId),
    clientExtensionResults: credential.getClientExtensionResults(),
    response:
      response instanceof AuthenticatorAttestationResponse
        ? attestation(response)
        : assertion(response as AuthenticatorAssertionResponse),
  }
}

function attestation(response: AuthenticatorAttestationResponse): Record<string, unknown> {
  return {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    attestationObject: toBase64Url(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  }
}

function assertion(response: AuthenticatorAssertionResponse): Record<string, unknown> {
  return {
    clientDataJSON: toBase64Url(response.clientDataJSON),
    authenticatorData: toBase64Url(response.authenticatorData),
    signature: toBase64Url(response.signature),
    ...(response.userHandle ? { userHandle: toBase64Url(response.userHandle) } : {}),
  }
}

function fromBase64Url(text: string): ArrayBuffer {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer
}

function toBase64Url(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

export {}
