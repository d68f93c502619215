import { Migration } from '@mikro-orm/migrations'

export class Migration20261125103131_deletions extends Migration {
  override name = 'Migration20261125103131_deletions'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "deletions" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "dataset_id" uuid not null, "filter" jsonb null, "key_count" int null, "row_count" bigint not null, "erase" boolean not null, "originals_erased" int not null, "dataset_version" int not null, "created_by_id" uuid not null, primary key ("id"));`,
    )
    this.addSql(
      `create index "deletions_dataset_id_created_at_id" on "deletions" ("dataset_id", "created_at", "id");`,
    )

    this.addSql(`alter table "ingests" add "replay_of" uuid null;`)

    this.addSql(
      `alter table "deletions" add constraint "deletions_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "deletions" add constraint "deletions_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "deletions" cascade;`)

    this.addSql(`alter table "ingests" drop column "replay_of";`)
  }
}
