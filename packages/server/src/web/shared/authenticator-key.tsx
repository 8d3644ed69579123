import { toString as drawQrCode } from 'qrcode'
import { TextField } from './components/form.tsx'
import type { Page } from './page.ts'

/** The key as a picture for the camera, and as text for whoever types it. */
export type ShownKey = { readonly uri: string; readonly picture: string; readonly groups: string }

/** @param uri `otpauth://totp/…`, which holds the secret in base 32 */
export async function shownKey(uri: string): Promise<ShownKey> {
  const svg = await drawQrCode(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return {
    uri,
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    groups: secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
  }
}

/** Begins with `_`, as fields that are no answers do: it is never kept with a form. */
const keyField = '_key'

/**
 * After a wrong code the same picture is shown again, so that nobody has to scan twice. The key comes back from the page
 * for showing only; the code is checked against the sealed one.
 */
export async function keyShownBefore(page: Page<unknown>): Promise<ShownKey | undefined> {
  const uri = page.field(keyField)
  return uri.length < 500 && uri.startsWith('otpauth://totp/') && URL.canParse(uri) ? shownKey(uri) : undefined
}

type Props = { readonly page: Page<unknown>; readonly shown: ShownKey; readonly error: string | undefined }

/** Belongs into a form: the key to scan or type, and the code that the app then shows. */
export function AuthenticatorKey({ page, shown, error }: Props) {
  const { authenticator } = page.t.security
  return (
    <>
      <input type="hidden" name={keyField} value={shown.uri} />
      <p>{authenticator.scan}</p>
      <img class="qr" src={shown.picture} width="200" height="200" alt={authenticator.qrAlt} />
      <p>{authenticator.orType}</p>
      <p class="secret" translate="no">
        {shown.groups}
      </p>
      <TextField
        page={page}
        name="code"
        label={authenticator.then}
        hint={authenticator.codeHint}
        error={error}
        autocomplete="one-time-code"
        inputmode="numeric"
        width="short"
      />
    </>
  )
}
