import { Migration } from '@mikro-orm/migrations'

export class Migration20261125101954_ingests extends Migration {
  override name = 'Migration20261125101954_ingests'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "ingests" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "dataset_id" uuid not null, "number" int not null, "mode" text not null, "state" text not null default 'loading', "media_type" varchar(100) not null, "charset" varchar(20) null, "bytes" bigint not null default '0', "sha256" varchar(64) null, "received" bigint not null default '0', "accepted" bigint not null default '0', "updated" bigint not null default '0', "duplicate" bigint not null default '0', "quarantined" bigint not null default '0', "reading" jsonb not null, "source_time_zone" varchar(64) null, "original_kept" text not null, "original_kept_until" timestamptz(3) null, "problem" jsonb null, "dataset_version" int null, "idempotency_key" varchar(255) null, "request" text not null, "created_by_id" uuid not null, "finished_at" timestamptz(3) null, primary key ("id"));`,
    )
    this.addSql(
      `create index "ingests_dataset_id_created_at_id" on "ingests" ("dataset_id", "created_at", "id");`,
    )
    this.addSql(
      `create index "ingests_created_by_id_created_at_id" on "ingests" ("created_by_id", "created_at", "id");`,
    )
    this.addSql(
      `create index ingests_unsettled on ingests (created_at) where state in ('loading', 'interrupted');`,
    )
    this.addSql(`create index "ingests_sha256" on "ingests" ("sha256");`)
    this.addSql(
      `alter table "ingests" add constraint "ingests_dataset_id_number_unique" unique ("dataset_id", "number");`,
    )
    this.addSql(
      `alter table "ingests" add constraint "ingests_created_by_id_idempotency_key_unique" unique ("created_by_id", "idempotency_key");`,
    )

    this.addSql(
      `alter table "ingests" add constraint "ingests_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "ingests" add constraint "ingests_created_by_id_foreign" foreign key ("created_by_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "ingests" add constraint "ingests_mode_check" check ("mode" in ('append', 'upsert', 'replace'));`,
    )
    this.addSql(
      `alter table "ingests" add constraint "ingests_state_check" check ("state" in ('loading', 'interrupted', 'done', 'failed', 'cancelled', 'reverted'));`,
    )
    this.addSql(
      `alter table "ingests" add constraint "ingests_original_kept_check" check ("original_kept" in ('forever', 'days', 'never', 'erased'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "ingests" cascade;`)
  }
}
