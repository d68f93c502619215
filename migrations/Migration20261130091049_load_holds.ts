import { Migration } from '@mikro-orm/migrations'

export class Migration20261130091049_load_holds extends Migration {
  override name = 'Migration20261130091049_load_holds'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "load_holds" ("id" uuid not null, "dataset_id" uuid not null, "holder" uuid not null, "renewed_at" timestamptz(3) not null, "progress" jsonb null, "stop_asked" boolean not null default false, primary key ("id"));`,
    )
    this.addSql(`create index "load_holds_dataset_id" on "load_holds" ("dataset_id");`)
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "load_holds" cascade;`)
  }
}
