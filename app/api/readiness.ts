import type { Queryable } from '../lib/database.ts';
import { readSchemaState } from './migrations.ts';

/** Whether the database answers, with a schema that this version of the code can work with. */
export class Readiness {
  /** When that was the case for the first time. */
  readyAt: Date | null = null;
  readonly #database: Queryable;
  readonly #neededVersion: number;

  constructor(database: Queryable, neededVersion: number) {
    this.#database = database;
    this.#neededVersion = neededVersion;
  }

  /**
   * Looks now. A newer schema is fine: during a rolling update the previous version of the code sees it first.
   *
   * @throws the reason why not
   */
  async check(): Promise<void> {
    const { version } = await readSchemaState(this.#database);
    if (version < this.#neededVersion) {
      throw new Error(`the schema is at version ${version}, and ${this.#neededVersion} is needed: run the migration`);
    }
    this.readyAt ??= new Date();
  }
}
