import type { HtmlEscapedString } from 'hono/utils/html'

/** What a page component makes: HTML that has been escaped, or its promise. */
export type View = HtmlEscapedString | Promise<HtmlEscapedString>
