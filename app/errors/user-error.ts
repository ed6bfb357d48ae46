/** Something outside the config that a person can put right: a missing tool, setting or file. Shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
