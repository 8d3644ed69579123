import type { Account } from '#modules/accounts'
import { Facts, type Fact } from '../../shared/components/parts.tsx'
import type { HolderPage } from '../shared/holder-layout.tsx'

export function AccountSection({ page, account }: { readonly page: HolderPage; readonly account: Account }) {
  const { security, common } = page.t
  const texts = security.account
  const changeable = (term: string, value: Fact['value'], path: string): Fact => ({
    term,
    value,
    action: (
      <a href={`/account/security/${path}`} aria-label={texts.changeOf(term)}>
        {common.change}
      </a>
    ),
  })
  return (
    <section aria-labelledby="account-data">
      <h2 id="account-data">{texts.title}</h2>
      <Facts
        kind="list"
        facts={[
          { term: texts.userName, value: <bdi>{page.session.userName}</bdi> },
          changeable(texts.password, texts.passwordSet, 'password'),
          changeable(texts.email, <bdi>{account.email}</bdi>, 'email'),
          changeable(texts.phone, account.phone ? <bdi dir="ltr">{account.phone}</bdi> : texts.noPhone, 'phone'),
          changeable(texts.language, languageName(page, account), 'language'),
        ]}
      />
    </section>
  )
}

function languageName(page: HolderPage, { language }: Account) {
  return <span lang={language}>{page.t.common.languageNames[language]}</span>
}
