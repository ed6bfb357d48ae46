-- A queue: the worker takes the oldest job that is due with FOR UPDATE SKIP LOCKED, and deletes it when it is done.
CREATE TABLE jobs (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  note_id    integer NOT NULL REFERENCES notes ON DELETE CASCADE,
  status     text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'dead')),
  attempts   integer NOT NULL DEFAULT 0,
  -- When the job is due: now, or later after a failed attempt.
  run_at     timestamptz NOT NULL DEFAULT now(),
  last_error text
);

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE status = 'queued';
CREATE INDEX jobs_note_id ON jobs (note_id);
