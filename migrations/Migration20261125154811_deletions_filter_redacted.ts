import { Migration } from '@mikro-orm/migrations'

export class Migration20261125154811_deletions_filter_redacted extends Migration {
  override name = 'Migration20261125154811_deletions_filter_redacted'

  override up(): void | Promise<void> {
    this.addSql(`alter table "deletions" add "filter_redacted" boolean not null default false;`)
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "deletions" drop column "filter_redacted";`)
  }
}
