import type { AuthorityCalendar } from '../calendar/authority-calendar.ts'
import { checkCalendar, type CalendarMistake } from '../calendar/check-calendar.ts'
import { checkRules, type RuleMistake } from '../evidence/check-rules.ts'
import type { EvidenceRule } from '../evidence/rules.ts'
import type { ProfileProblem } from './profile-problem.ts'

const calendarTexts: Readonly<Record<CalendarMistake['code'], readonly [field: string, message: string]>> = {
  'calendar-time-zone': ['timeZone', 'must be an IANA time zone such as Asia/Almaty'],
  'calendar-weekend': ['weekend', 'must be at most six different ISO weekdays, 1 Monday to 7 Sunday'],
  'calendar-cover': ['coveredUntil', 'coveredFrom must not lie after coveredUntil'],
  'calendar-exception-day': ['exceptions', 'lies outside the days that the calendar covers'],
  'calendar-exception-twice': ['exceptions', 'is there twice'],
  'calendar-exception-text': ['exceptions', 'needs a name and a source'],
}

export function calendarProblems(calendar: AuthorityCalendar, path: string): ProfileProblem[] {
  return checkCalendar(calendar).map((mistake) => {
    const [field, message] = calendarTexts[mistake.code]
    return { path: `${path}.${field}`, message: 'day' in mistake ? `${mistake.day} ${message}` : message }
  })
}

const ruleTexts: Readonly<Record<RuleMistake['code'], string>> = {
  'rule-code-twice': 'there are two rules with this code',
  'rule-condition-empty': 'a condition compares with nothing',
  'rule-fact-unknown': 'there is no such fact',
  'rule-value-impossible': 'the fact never has this value',
  'rule-comparison-unfit': 'the fact is no number of days',
}

/** One rule at a time, because a profile may hold several versions of it. */
export function evidenceRuleProblems(
  rule: EvidenceRule,
  reasonCodes: readonly string[],
  path: string,
): ProfileProblem[] {
  return checkRules([rule], reasonCodes).map((mistake) => ({
    path: `${path}.when`,
    message: 'fact' in mistake ? `${mistake.fact}: ${ruleTexts[mistake.code]}` : ruleTexts[mistake.code],
  }))
}
