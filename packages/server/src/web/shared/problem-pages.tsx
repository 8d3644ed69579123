import { Document } from './components/document.tsx'
import { LinkButton } from './components/form.tsx'
import type { Page } from './page.ts'

type AnyPage = Page<unknown>

function lookOf(page: AnyPage): 'holder' | 'office' {
  return page.path.startsWith('/office') ? 'office' : 'holder'
}

function Problem({
  page,
  title,
  children,
}: {
  readonly page: AnyPage
  readonly title: string
  readonly children?: unknown
}) {
  return (
    <Document page={page} title={title} look={lookOf(page)}>
      <h1>{title}</h1>
      {children as never}
    </Document>
  )
}

/** One answer for what does not exist and for what is somebody else's: byte for byte the same (I-10). */
export function notFoundPage(page: AnyPage): Promise<Response> {
  const { problems } = page.t.common
  const way =
    lookOf(page) === 'office'
      ? { href: '/office', text: problems.notFoundWayOutOffice }
      : { href: '/account', text: problems.notFoundWayOut }
  return page.html(
    <Problem page={page} title={problems.notFoundTitle}>
      <p>{problems.notFoundText}</p>
      <p class="act">
        <LinkButton href={way.href} kind="quiet">
          {way.text}
        </LinkButton>
      </p>
    </Problem>,
    404,
  )
}

export function forbiddenPage(page: AnyPage): Promise<Response> {
  const { problems } = page.t.common
  return page.html(
    <Problem page={page} title={problems.forbiddenTitle}>
      <p>{problems.forbiddenText}</p>
    </Problem>,
    403,
  )
}

export function tooLargePage(page: AnyPage): Promise<Response> {
  const { problems } = page.t.common
  return page.html(
    <Problem page={page} title={problems.tooLargeTitle}>
      <p>{problems.tooLargeText}</p>
    </Problem>,
    413,
  )
}

/** @param status 400 for a body that no page of ours makes */
export function crossSitePage(page: AnyPage, status: 400 | 403 = 403): Promise<Response> {
  const { problems } = page.t.common
  return page.html(
    <Problem page={page} title={problems.crossSiteTitle}>
      <p>{problems.crossSiteText}</p>
    </Problem>,
    status,
  )
}

export function busyPage(page: AnyPage): Promise<Response> {
  const { problems } = page.t.common
  page.c.header('Retry-After', '10')
  return page.html(
    <Problem page={page} title={problems.busyTitle}>
      <p>{problems.busyText}</p>
    </Problem>,
    503,
  )
}

export function brokenPage(page: AnyPage, errorId: string): Promise<Response> {
  const { problems } = page.t.common
  return page.html(
    <Problem page={page} title={problems.brokenTitle}>
      <p>{problems.brokenText}</p>
      <p>{problems.brokenReference(errorId)}</p>
    </Problem>,
    500,
  )
}
