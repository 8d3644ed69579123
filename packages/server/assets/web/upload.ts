/**
 * Makes adding a paper nicer: a button for the camera, a smaller picture before it travels, and how far it has come. The
 * form works without any of it; whenever something here fails, the browser sends the form as it is.
 */
const longestSide = 3000
const shrinkAboveBytes = 2 * 1024 * 1024

function start(): void {
  const field = document.querySelector<HTMLElement>('[data-upload]')
  const input = field?.querySelector<HTMLInputElement>('input[type=file]')
  const form = input?.form
  if (!field || !input || !form) return
  if (matchMedia('(pointer: coarse)').matches) offerCamera(field, input)
  form.addEventListener('submit', (event) => {
    const button = event.submitter
    const isAnswer = button instanceof HTMLButtonElement && button.name === 'do'
    if (!isAnswer || !input.files?.[0]) return
    event.preventDefault()
    void send(form, field, input, button)
  })
}

function offerCamera(field: HTMLElement, input: HTMLInputElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn quiet'
  button.textContent = field.dataset['photo'] ?? ''
  button.addEventListener('click', () => {
    input.setAttribute('capture', 'environment')
    input.click()
    input.removeAttribute('capture')
  })
  field.append(button)
}

async function send(
  form: HTMLFormElement,
  field: HTMLElement,
  input: HTMLInputElement,
  button: HTMLButtonElement,
): Promise<void> {
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  field.append(status)
  const say = (text: string) => (status.textContent = text)
  const body = new FormData(form)
  body.set(button.name, button.value)
  const file = input.files?.[0]
  if (file) body.set(input.name, await smaller(file, () => say(field.dataset['shrinking'] ?? '')), file.name)
  for (const other of form.querySelectorAll('button')) other.disabled = true
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total)
    say(
      percent === 100
        ? (field.dataset['working'] ?? '')
        : (field.dataset['uploading'] ?? '').replace('0', String(percent)),
    )
  })
  request.addEventListener('load', () => showAnswer(request, form.action))
  request.addEventListener('error', () => form.submit())
  request.open('POST', form.action)
  request.send(body)
}

/** The same page again, with the paper in the list or an error at the field; any other page is simply opened. */
function showAnswer(request: XMLHttpRequest, action: string): void {
  const { pathname } = new URL(request.responseURL)
  // errors are answered where the form was sent, which may be beside its page
  const isHere = pathname === location.pathname || pathname === new URL(action).pathname
  const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
  const main = answer.querySelector('main')
  if (!isHere || !main) {
    location.assign(request.responseURL)
    return
  }
  document.title = answer.title
  document.querySelector('main')?.replaceWith(document.adoptNode(main))
  const news = document.querySelector<HTMLElement>('.error-summary, #added')
  if (news) {
    news.tabIndex = -1
    news.focus()
  }
  start()
}

/** Pictures beyond what the office keeps travel smaller. A file that the browser cannot draw goes as it is. */
async function smaller(file: File, begin: () => void): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size < shrinkAboveBytes) return file
  begin()
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88))
    return drawn && drawn.size < file.size ? drawn : file
  } catch {
    // the server says what is wrong with the file, in the holder's language
    return file
  }
}

start()
