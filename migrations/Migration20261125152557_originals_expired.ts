import { Migration } from '@mikro-orm/migrations'

export class Migration20261125152557_originals_expired extends Migration {
  override name = 'Migration20261125152557_originals_expired'

  override up(): void | Promise<void> {
    this.addSql(`alter table "ingests" drop constraint "ingests_original_kept_check";`)
    this.addSql(
      `create index ingests_original_kept_until on ingests (original_kept_until) where original_kept = 'days';`,
    )
    this.addSql(
      `alter table "ingests" add constraint "ingests_original_kept_check" check ("original_kept" in ('forever', 'days', 'never', 'expired', 'erased'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "ingests_original_kept_until";`)
    this.addSql(`alter table "ingests" drop constraint "ingests_original_kept_check";`)
    this.addSql(`update "ingests" set "original_kept" = 'erased' where "original_kept" = 'expired';`)
    this.addSql(
      `alter table "ingests" add constraint "ingests_original_kept_check" check ("original_kept" in ('forever', 'days', 'never', 'erased'));`,
    )
  }
}
