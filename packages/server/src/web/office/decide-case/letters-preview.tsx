import type { Language } from '#domain/languages.ts'
import type { NoticePreview } from '#modules/notices'
import type { OfficePage } from '../shared/office-page.ts'
import type { DecideTexts } from './decide-texts.ts'

export type ShownNotice = { readonly language: Language; readonly notice: NoticePreview }

type Props = {
  readonly page: OfficePage
  readonly texts: DecideTexts
  /** The holder's language first. */
  readonly notices: readonly ShownNotice[]
}

/** The letter as it will go out, in the holder's language, and beside it in the officer's. */
export function LettersPreview({ page, texts, notices }: Props) {
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{texts.letters}</h2>
      <div class="two">
        {notices.map((shown, index) => (
          <LetterPreview page={page} texts={texts} shown={shown} isHolders={index === 0} />
        ))}
      </div>
    </section>
  )
}

type OneProps = Pick<Props, 'page' | 'texts'> & { readonly shown: ShownNotice; readonly isHolders: boolean }

function LetterPreview({ page, texts, shown, isHolders }: OneProps) {
  const { language, notice } = shown
  const name = page.t.common.languageNames[language]
  return (
    <div>
      <h3>{isHolders ? texts.inHolders(name) : texts.inYours(name)}</h3>
      {notice.email && (
        <div class="letter-preview" lang={language}>
          <b>{notice.email.subject}</b>
          {'\n\n'}
          {notice.email.text}
        </div>
      )}
      {notice.sms !== undefined && (
        <>
          <p class="hint">{texts.sms}</p>
          <div class="letter-preview" lang={language}>
            {notice.sms}
          </div>
        </>
      )}
    </div>
  )
}
