CREATE TABLE notes (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  text       text NOT NULL CHECK (char_length(text) BETWEEN 1 AND 10000),
  status     text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'done', 'failed')),
  words      integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- A deleted note stays until the cleanup job removes it, so that a mistake can be undone.
  deleted_at timestamptz
);

CREATE INDEX notes_deleted_at ON notes (deleted_at) WHERE deleted_at IS NOT NULL;
