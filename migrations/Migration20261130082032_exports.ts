import { Migration } from '@mikro-orm/migrations'

export class Migration20261130082032_exports extends Migration {
  override name = 'Migration20261130082032_exports'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "exports" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "dataset_id" uuid not null, "delivery" text not null, "state" text not null default 'queued', "question" text not null, "format" varchar(20) not null, "options" jsonb not null, "file_name" text not null, "dataset_version" int null, "row_count" bigint not null default '0', "total_rows" bigint null, "bytes" bigint not null default '0', "sha256" varchar(64) null, "unmappable" bigint not null default '0', "completeness" jsonb null, "problem" jsonb null, "attempts" int not null default 0, "worker_id" uuid null, "beat_at" timestamptz(3) null, "cancel_requested_at" timestamptz(3) null, "due_at" timestamptz(3) not null default now(), "created_by_id" uuid not null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "expires_at" timestamptz(3) null, primary key ("id"));`,
    )
    this.addSql(
      `create index "exports_created_by_id_created_at_id" on "exports" ("created_by_id", "created_at", "id");`,
    )
    this.addSql(`create index "exports_dataset_id" on "exports" ("dataset_id");`)
    this.addSql(`create index exports_open on exports (created_at) where state in ('queued', 'running');`)
    this.addSql(`create index exports_expires_at on exports (expires_at) where state = 'succeeded';`)
    this.addSql(`create index "exports_finished_at" on "exports" ("finished_at");`)

    this.addSql(
      `alter table "exports" add constraint "exports_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "exports" add constraint "exports_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "exports" add constraint "exports_delivery_check" check ("delivery" in ('file', 'stream'));`,
    )
    this.addSql(
      `alter table "exports" add constraint "exports_state_check" check ("state" in ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "exports" cascade;`)
  }
}
