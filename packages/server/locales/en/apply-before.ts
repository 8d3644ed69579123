/** Before an application: what somebody may have, what it costs, how long it takes, what is needed. */
export const applyBefore = {
  title: 'Do you need a travel card?',
  lead: 'Five questions, no account. We work out whether you need a card, which one you may have, what it costs, how long it takes and what you need.',
  nationality: 'Nationality in the passport',
  chooseCountry: 'Choose',
  purpose: 'Why do you travel?',
  arrivalOn: 'Day of arrival',
  departureOn: 'Day of departure',
  passportExpiresOn: 'Last day of the passport',
  dayHint: 'For example 2027-03-31',
  departureHint: 'For your first visit. The days of arrival and departure both count.',
  passportHint: 'It stands on the page with your photo.',
  find: 'Show what applies to me',
  again: 'Change my answers',
  notKept: 'We keep none of this. You can save the address of the answer and come back to it.',
  notOffered: 'Cards cannot be applied for on this site at present.',
  errors: {
    nationality: 'Choose the nationality that stands in the passport',
    purpose: 'Choose why you travel',
    arrivalOn: 'Enter the day of arrival, for example 2027-03-31',
    departureOn: 'Enter the day of departure, for example 2027-04-13',
    passportExpiresOn: 'Enter the last day of the passport, for example 2031-04-15',
  },
  plan: (country: string, purpose: string) => `${country} · ${purpose}`,
  days: (from: string, until: string, days: number) =>
    days === 1 ? `1 day, ${from}` : `${days} days, from ${from} until ${until}`,
  answer: {
    exempt: 'You need no card',
    exemptText: 'Take your passport with you. There is nothing to apply for and nothing to pay.',
    open: (cards: number) => (cards === 1 ? 'You can apply for this card' : `You can apply for one of ${cards} cards`),
    none: 'You cannot apply for a card with these details',
    noneText: 'Below you see what stands in the way, and what would help.',
    late: (day: string) =>
      `Your journey begins soon. If you pay today, we decide by ${day}: that may be after your arrival. A later journey is safer.`,
  },
  offer: {
    apply: 'Apply for this card',
    fee: 'Fee',
    noFee: 'None',
    refunded: 'You get it back if we refuse.',
    notRefunded: 'You do not get it back if we refuse.',
    decision: 'Decision',
    decisionBy: (days: number, day: string) =>
      days === 1
        ? `Within 1 working day of the payment: by ${day} if you pay today`
        : `Within ${days} working days of the payment: by ${day} if you pay today`,
    decisionWithin: (days: number) =>
      days === 1 ? 'Within 1 working day of the payment' : `Within ${days} working days of the payment`,
    validity: 'Valid',
    validFor: (from: string, until: string) => `From ${from} until ${until}`,
    entries: 'Entries',
    stay: 'Longest visit',
    stayDays: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    papers: 'What you need',
    passport: (day: string) => `A passport that is valid until ${day} or longer`,
    minor: 'For somebody under age we ask for one more paper once we know the day of birth.',
    holdsFrom: (from: string) => `These terms hold from ${from}`,
    source: 'Source',
  },
  inTheWay: 'What stands in the way',
  others: 'Other cards, and what stands in the way',
  obstacles: {
    'nationality-not-eligible': 'This card is not given on a passport of your nationality.',
    'purpose-not-offered': 'This card is for another purpose.',
    'arrival-in-past': 'The day of arrival is over. Choose today or a later day.',
    'arrival-too-far-ahead': (day: string) => `It is too early. For this arrival you can apply from ${day} on.`,
    'departure-before-arrival': 'The departure lies before the arrival. Check both days.',
    'stay-too-long': (days: number) =>
      days === 1
        ? 'A visit with this card lasts 1 day at most. Choose an earlier departure.'
        : `A visit with this card lasts ${days} days at most. Choose an earlier departure.`,
    'passport-expired': (day: string) => `Your passport expired on ${day}. Get a new one first, then apply with it.`,
    'passport-expires-too-early': (day: string) =>
      `Your passport must be valid until ${day} at least. Renew it first, or travel earlier.`,
  },
  home: {
    link: 'Apply for a card',
    account: 'Find out which card you may have',
  },
}
