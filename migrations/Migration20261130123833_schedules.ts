import { Migration } from '@mikro-orm/migrations'

export class Migration20261130123833_schedules extends Migration {
  override name = 'Migration20261130123833_schedules'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "schedules" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "pipeline_id" uuid not null, "trigger" jsonb not null, "parameters" jsonb not null, "date_parameters" jsonb not null, "paused" boolean not null, "next_at" timestamptz(3) null, "dataset" varchar(80) collate "C" null, "noticed_version" int null, "owed_since" timestamptz(3) null, "last_due_at" timestamptz(3) null, "last_run_id" uuid null, "last_problem" text null, "created_by_id" uuid not null, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(
      `create index "schedules_pipeline_id_created_at_id" on "schedules" ("pipeline_id", "created_at", "id");`,
    )
    this.addSql(`create index schedules_due on schedules (next_at) where next_at is not null;`)
    this.addSql(`create index schedules_dataset on schedules (dataset) where dataset is not null;`)

    this.addSql(
      `alter table "schedules" add constraint "schedules_pipeline_id_foreign" foreign key ("pipeline_id") references "pipelines" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "schedules" add constraint "schedules_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "schedules" cascade;`)
  }
}
