/** A password may be looked at while it is typed. The button is hidden until this script can serve it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-shows]')) {
  const input = document.getElementById(button.dataset['shows'] ?? '')
  if (!(input instanceof HTMLInputElement)) continue
  const texts = { password: button.textContent ?? '', text: button.dataset['hideText'] ?? '' }
  button.hidden = false
  button.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password'
    button.textContent = texts[input.type as 'password' | 'text']
  })
  // Password managers keep what was typed as a password only when the field is one.
  input.form?.addEventListener('submit', () => (input.type = 'password'))
}

export {}
