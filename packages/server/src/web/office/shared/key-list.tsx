import type { OfficePage } from './office-page.ts'
import { shortcuts } from './keys.tsx'

/** Every shortcut with what it does (WCAG 2.1.4). */
export function KeyList({ page }: { readonly page: OfficePage }) {
  const { keys } = page.t.office
  return (
    <table class="keys">
      <thead>
        <tr>
          <th scope="col">{keys.key}</th>
          <th scope="col">{keys.does}</th>
        </tr>
      </thead>
      <tbody>
        {shortcuts.map(([name, shown]) => (
          <tr>
            <td>
              <kbd>{shown}</kbd>
            </td>
            <td>{keys.actions[name]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same list over the page, opened by the script; without it the bar leads to the help page. */
export function KeyDialog({ page }: { readonly page: OfficePage }) {
  const { keys } = page.t.office
  return (
    <dialog id="keys" class="keys-dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">{keys.title}</h2>
      <KeyList page={page} />
      <form method="dialog" class="act">
        <button type="submit" class="btn">
          {keys.close}
        </button>
        <a href="/office/help">{keys.more}</a>
      </form>
    </dialog>
  )
}
