import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** A database with each statement prepared once. */
export class Statements {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(file: string) {
    this.database = new DatabaseSync(file);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  /** Rows as the caller's SQL names their columns. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as unknown as Row[];
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepare(sql).get(...values) as unknown as Row | undefined;
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  transaction<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.database.exec('COMMIT');
      return value;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Another text after every change of the data, by this connection or by others. */
  state(): string {
    const { changes } = this.get<{ changes: number }>('SELECT total_changes() AS changes')!;
    const { data_version: version } = this.get<{ data_version: number }>('PRAGMA data_version')!;
    return `${version} ${changes}`;
  }

  close(): void {
    this.#prepared.clear();
    this.database.close();
  }
}
