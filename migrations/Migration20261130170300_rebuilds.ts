import { Migration } from '@mikro-orm/migrations'

export class Migration20261130170300_rebuilds extends Migration {
  override name = 'Migration20261130170300_rebuilds'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "rebuilds" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "dataset_id" uuid not null, "source" text not null, "place" int null, "row_count" bigint null, "checksum" varchar(32) null, "swapped_at" timestamptz(3) null, "job_id" uuid not null, "created_by_id" uuid not null, primary key ("id"));`,
    )
    this.addSql(
      `create index "rebuilds_dataset_id_created_at_id" on "rebuilds" ("dataset_id", "created_at", "id");`,
    )
    this.addSql(`create index "rebuilds_job_id" on "rebuilds" ("job_id");`)

    this.addSql(`alter table "deletions" add "key_values" jsonb null;`)

    this.addSql(
      `alter table "rebuilds" add constraint "rebuilds_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "rebuilds" add constraint "rebuilds_job_id_foreign" foreign key ("job_id") references "jobs" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "rebuilds" add constraint "rebuilds_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "rebuilds" add constraint "rebuilds_source_check" check ("source" in ('index', 'originals'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "rebuilds" cascade;`)

    this.addSql(`alter table "deletions" drop column "key_values";`)
  }
}
