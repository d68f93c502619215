import { Migration } from '@mikro-orm/migrations'

export class Migration20261125151942_ingests_deferred extends Migration {
  override name = 'Migration20261125151942_ingests_deferred'

  override up(): void | Promise<void> {
    this.addSql(`alter table "ingests" add "deferred" boolean not null default false;`)
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "ingests" drop column "deferred";`)
  }
}
