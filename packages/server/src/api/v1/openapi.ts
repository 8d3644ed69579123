import { reasons } from '@sapar/verifier'
import { verificationAnswers } from '#domain/cards/verification-answer.ts'

const day = { type: ['string', 'null'], format: 'date' } as const
const text = { type: ['string', 'null'] } as const

const card = {
  type: ['object', 'null'],
  description: 'What the document proves or the register says; null when nothing is proved. Nobody is named.',
  required: ['cardNumber', 'purpose', 'validFrom', 'validUntil'],
  additionalProperties: false,
  properties: { cardNumber: text, purpose: text, validFrom: day, validUntil: day },
} as const

const answer = {
  type: 'object',
  required: ['iss', 'iat', 'exp', 'answer', 'reasons', 'source', 'dataAgeSeconds', 'askedSha256', 'card'],
  additionalProperties: false,
  properties: {
    iss: { type: 'string', format: 'uri' },
    iat: { type: 'integer', description: 'Seconds since 1970.' },
    exp: { type: 'integer', description: 'The answer is about now: ask again after this.' },
    answer: { enum: verificationAnswers },
    reasons: { type: 'array', items: { enum: Object.keys(reasons) } },
    source: { enum: ['status-list', 'register'] },
    dataAgeSeconds: { type: ['integer', 'null'], description: 'null: no list was needed for this answer.' },
    askedSha256: {
      type: 'string',
      description: 'SHA-256 of document or of the share code as S-XXX-XXX-XXX, base64url.',
    },
    card,
  },
} as const

const problem = (description: string) => ({
  description,
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
      },
    },
  },
})

/** The document that a client is made from (OpenAPI 3.1); its lists of words are those of the code. */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Sapar: verifications for systems', version: '1' },
  paths: {
    '/api/v1/verifications': {
      post: {
        summary: 'Say what a card is worth now',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                oneOf: [
                  {
                    type: 'object',
                    required: ['document'],
                    additionalProperties: false,
                    properties: {
                      document: { type: 'string', description: 'Text of the bar code, or an SD-JWT VC.' },
                      passportNumber: { type: 'string', maxLength: 30 },
                    },
                  },
                  {
                    type: 'object',
                    required: ['shareCode', 'bornOn'],
                    additionalProperties: false,
                    properties: { shareCode: { type: 'string' }, bornOn: { type: 'string' } },
                  },
                ],
              },
            },
          },
        },
        responses: {
          200: {
            description: 'An answer, whichever it is; jws is the same, signed (ES256, keys in /.well-known/jwks.json).',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['answer', 'jws'],
                  additionalProperties: false,
                  properties: { answer, jws: { type: 'string' } },
                },
              },
            },
          },
          400: problem('The body is not JSON.'),
          413: problem('The body is larger than 64 KB.'),
          415: problem('The body is not application/json.'),
          422: problem('The question is not understood, or no live share code fits.'),
          429: problem('Too many questions; Retry-After says when to ask again.'),
          503: problem('No answer is possible at this moment.'),
        },
      },
    },
  },
} as const
