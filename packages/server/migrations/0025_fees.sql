-- Fees of applications are paid like charges (docs/decisions/0028). Whoever applies for a first card is not in the register yet.
ALTER TABLE payments DROP CONSTRAINT payments_holder;
ALTER TABLE payments DROP CONSTRAINT payments_purpose_check;
ALTER TABLE payments ADD CONSTRAINT payments_purpose_check CHECK (purpose IN ('charge', 'fee'));

-- A fee goes back by rule, without a person who orders it and without a comment.
ALTER TABLE refunds ALTER COLUMN comment DROP NOT NULL;
ALTER TABLE refunds ALTER COLUMN requested_by DROP NOT NULL;
ALTER TABLE refunds DROP CONSTRAINT refunds_reason_check;
ALTER TABLE refunds ADD CONSTRAINT refunds_reason_check
  CHECK (reason IN ('overpaid', 'paid-twice', 'authority-error', 'application-refused', 'application-ended'));
ALTER TABLE refunds ADD CONSTRAINT refunds_ordered
  CHECK ((requested_by IS NULL) = (comment IS NULL));
