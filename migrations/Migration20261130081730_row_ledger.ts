import { Migration } from '@mikro-orm/migrations'

export class Migration20261130081730_row_ledger extends Migration {
  override name = 'Migration20261130081730_row_ledger'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "row_changes" ("dataset_id" uuid not null, "id" varchar(60) collate "C" not null, "version" int not null, "answer" jsonb not null, primary key ("dataset_id", "id"));`,
    )

    this.addSql(
      `create table "row_chunks" ("dataset_id" uuid not null, "load" int not null, "number" int not null, "received" int not null, "quarantined" int not null, "sha256" bytea not null, primary key ("dataset_id", "load", "number"));`,
    )

    this.addSql(
      `create table "row_leftovers" ("dataset_id" uuid not null, "kind" text not null, "number" bigint not null, "generation" int not null, "refused_generation" int not null, "revision" bigint not null, "since" timestamptz(3) not null default clock_timestamp(), "claimed_until" timestamptz(3) null, primary key ("dataset_id", "kind", "number"));`,
    )
    this.addSql(`create index "row_leftovers_since" on "row_leftovers" ("since");`)

    this.addSql(
      `create table "row_loads" ("dataset_id" uuid not null, "number" int not null, "ingest_id" uuid not null, "mode" text not null, "state" text not null default 'loading', "generation" int not null, "attempt" int not null default 1, "chunks" int not null default 0, "received" bigint not null default '0', "accepted" bigint not null default '0', "updated" bigint not null default '0', "duplicate" bigint not null default '0', "quarantined" bigint not null default '0', "version" int null, "row_count" bigint null, "is_gone" boolean not null default false, "revision" bigint not null default '0', primary key ("dataset_id", "number"));`,
    )

    this.addSql(
      `create table "row_places" ("dataset_id" uuid not null, "generation" int not null default 1, "refused_generation" int not null default 1, "fields" jsonb not null, "version" int not null default 0, "row_count" bigint not null default '0', "revision" bigint not null default '0', "mark" bigint not null default '0', "holder" uuid null, "held_until" timestamptz(3) null, "created_at" timestamptz(6) not null default clock_timestamp(), primary key ("dataset_id"));`,
    )

    this.addSql(
      `create table "row_readers" ("id" uuid not null, "dataset_id" uuid not null, "revision" bigint not null, "until" timestamptz(3) not null, primary key ("id"));`,
    )
    this.addSql(`create index "row_readers_dataset_id" on "row_readers" ("dataset_id");`)

    this.addSql(
      `alter table "row_leftovers" add constraint "row_leftovers_kind_check" check ("kind" in ('marked', 'load', 'refused', 'rows_index', 'refused_index'));`,
    )

    this.addSql(
      `alter table "row_loads" add constraint "row_loads_mode_check" check ("mode" in ('append', 'upsert', 'replace'));`,
    )
    this.addSql(
      `alter table "row_loads" add constraint "row_loads_state_check" check ("state" in ('loading', 'finished', 'abandoned'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "row_changes" cascade;`)
    this.addSql(`drop table if exists "row_chunks" cascade;`)
    this.addSql(`drop table if exists "row_leftovers" cascade;`)
    this.addSql(`drop table if exists "row_loads" cascade;`)
    this.addSql(`drop table if exists "row_places" cascade;`)
    this.addSql(`drop table if exists "row_readers" cascade;`)
  }
}
