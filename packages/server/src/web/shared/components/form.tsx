import type { Child } from 'hono/jsx'
import { commandField, listOf, pageField, textOf, type Fields } from '../fields.ts'
import type { Page } from '../page.ts'
import { formId, hasKept } from './document.tsx'

/** What is wrong with a form: by field name, the same words in the summary and at the field. */
export type FormErrors = Readonly<Record<string, string>>

type FormProps = {
  readonly page: Page<unknown>
  /** Where it posts to; the page's own path when left out. */
  readonly action?: string
  /** The page that shows this form, for coming back after signing in or a change of language. */
  readonly shownAt?: string
  readonly takesFiles?: boolean
  /** Fresh for each showing, so that a double submit is recognised (I-16); a form shown again keeps its id. */
  readonly commandId?: string
  /** For a second form on a page: the language switch posts only the first. */
  readonly id?: string
  readonly children?: Child
}

export function Form({ page, action, shownAt, takesFiles, commandId, id, children }: FormProps) {
  const kept = page.field(commandField) || textOf(page.kept ?? {}, commandField)
  return (
    <form
      id={id ?? formId}
      method="post"
      action={action ?? page.path}
      enctype={takesFiles ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name={pageField} value={shownAt ?? page.path} />
      <input type="hidden" name={commandField} value={commandId ?? (kept || page.deps.newId())} />
      {hasKept(page) && (
        <p class="note" role="status">
          {page.t.common.keptNote}
        </p>
      )}
      {children}
    </form>
  )
}

/** The list of errors at the top of main; each links to its field with the same words. */
export function ErrorSummary({ page, errors }: { readonly page: Page<unknown>; readonly errors: FormErrors }) {
  const entries = Object.entries(errors)
  if (entries.length === 0) return <></>
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>{page.t.common.thereIsAProblem}</h2>
      <ul>
        {entries.map(([field, text]) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The value a field shows: what was posted, else what was kept, else the record's. */
export function shownValue(page: Page<unknown>, name: string, recorded = ''): string {
  const typed: Fields = name in page.fields ? page.fields : (page.kept ?? {})
  return name in typed ? textOf(typed, name) : recorded
}

export function shownValues(page: Page<unknown>, name: string, recorded: readonly string[] = []): readonly string[] {
  if (Object.keys(page.fields).length > 0) return listOf(page.fields, name)
  if (page.kept) return listOf(page.kept, name)
  return recorded
}

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

const describedBy = ({ name, hint, error }: FieldProps): string | undefined =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined

function Described({ name, hint, error }: FieldProps) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

type TextFieldProps = FieldProps & {
  readonly page: Page<unknown>
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'date'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'text' | 'email' | 'tel'
  readonly width?: 'short' | 'medium' | 'full'
  readonly spellcheck?: boolean
  readonly dir?: 'auto' | 'ltr'
  readonly required?: boolean
}

/** A label, a hint, an error and an input. Passwords and codes are never shown again. */
export function TextField(props: TextFieldProps) {
  const { page, name, label, error, type = 'text' } = props
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <Described {...props} />
      <input
        id={name}
        name={name}
        type={type}
        class={props.width ?? 'full'}
        value={type === 'password' ? undefined : shownValue(page, name, props.value)}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        spellcheck={props.spellcheck ?? false}
        dir={props.dir}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}

type TextAreaProps = TextFieldProps & {
  readonly rows?: number
  /** Lines whose characters are compared one by one: never wrapped, letters of one width. */
  readonly isCode?: boolean
}

export function TextArea(props: TextAreaProps) {
  const { page, name, label, error } = props
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <Described {...props} />
      <textarea
        id={name}
        name={name}
        rows={props.rows ?? 4}
        class={props.isCode ? 'code' : undefined}
        spellcheck={props.isCode ? false : undefined}
        dir={props.isCode ? 'ltr' : 'auto'}
        aria-describedby={describedBy(props)}
        aria-invalid={error ? 'true' : undefined}
      >
        {shownValue(page, name, props.value)}
      </textarea>
    </div>
  )
}

export type Choice = { readonly value: string; readonly label: Child; readonly hint?: Child; readonly inside?: Child }

type ChoiceProps = FieldProps & {
  readonly page: Page<unknown>
  readonly choices: readonly Choice[]
  readonly legendIsHeading?: boolean
}

function Choices(props: ChoiceProps & { readonly type: 'radio' | 'checkbox'; readonly chosen: readonly string[] }) {
  const { name, label, error, choices, type, chosen } = props
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class={props.legendIsHeading ? 'heading' : undefined}>
        {props.legendIsHeading ? <h1>{label}</h1> : label}
      </legend>
      <Described {...props} />
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${index + 1}`
        const hintId = `${name}-hint-${index + 1}`
        return (
          <div class="choice">
            <input
              id={id}
              name={name}
              type={type}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              aria-describedby={choice.hint ? hintId : undefined}
            />
            <label for={id}>{choice.label}</label>
            {choice.hint && (
              <p class="hint" id={hintId}>
                {choice.hint}
              </p>
            )}
            {choice.inside && <div class="inside">{choice.inside}</div>}
          </div>
        )
      })}
    </fieldset>
  )
}

/** One of several. `inside` belongs to its choice and is always on the page, so it works without script. */
export function Radios(props: ChoiceProps & { readonly value?: string | undefined }) {
  return <Choices {...props} type="radio" chosen={[shownValue(props.page, props.name, props.value)]} />
}

export function CheckBoxes(props: ChoiceProps & { readonly values?: readonly string[] }) {
  return <Choices {...props} type="checkbox" chosen={shownValues(props.page, props.name, props.values)} />
}

export function Select(
  props: FieldProps & {
    readonly page: Page<unknown>
    readonly value?: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
  },
) {
  const { page, name, label, error } = props
  const chosen = shownValue(page, name, props.value)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <Described {...props} />
      <select id={name} name={name} aria-describedby={describedBy(props)} aria-invalid={error ? 'true' : undefined}>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Button({
  children,
  kind,
  name,
  value,
  formaction,
}: {
  readonly children?: Child
  readonly kind?: 'main' | 'quiet' | 'final'
  readonly name?: string
  readonly value?: string
  readonly formaction?: string
}) {
  return (
    <button type="submit" class={`btn ${kind ?? 'main'}`} name={name} value={value} formaction={formaction}>
      {children}
    </button>
  )
}

export function LinkButton({
  href,
  kind,
  children,
}: {
  readonly href: string
  readonly kind?: 'main' | 'quiet' | 'final'
  readonly children?: Child
}) {
  return (
    <a class={`btn ${kind ?? 'main'}`} href={href}>
      {children}
    </a>
  )
}
