import { Migration } from '@mikro-orm/migrations'

export class Migration20261125101403_datasets extends Migration {
  override name = 'Migration20261125101403_datasets'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "datasets" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "slug" varchar(80) collate "C" not null, "name" varchar(255) collate "C" not null, "description" text null, "tags" text[] not null, "fields" jsonb not null, "time_field" varchar(63) null, "primary_key" text[] not null, "visibility" text not null, "owner_id" uuid not null, "keep_originals" jsonb not null, "state" text not null default 'ready', "row_count" bigint not null default '0', "last_load" int not null default 0, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(`alter table "datasets" add constraint "datasets_slug_unique" unique ("slug");`)
    this.addSql(`create index "datasets_owner_id" on "datasets" ("owner_id");`)
    this.addSql(`create index "datasets_name_id" on "datasets" ("name", "id");`)
    this.addSql(`create index "datasets_created_at_id" on "datasets" ("created_at", "id");`)
    this.addSql(`create index "datasets_updated_at_id" on "datasets" ("updated_at", "id");`)
    this.addSql(
      `create index datasets_name_prefix on datasets (lower(name collate "und-x-icu") text_pattern_ops);`,
    )
    this.addSql(`create index datasets_tags on datasets using gin (tags);`)

    this.addSql(
      `create table "dataset_members" ("dataset_id" uuid not null, "user_id" uuid not null, "may" text not null, primary key ("dataset_id", "user_id"));`,
    )
    this.addSql(`create index "dataset_members_user_id" on "dataset_members" ("user_id");`)

    this.addSql(
      `alter table "datasets" add constraint "datasets_owner_id_foreign" foreign key ("owner_id") references "users" ("id") on delete restrict;`,
    )
    this.addSql(
      `alter table "datasets" add constraint "datasets_visibility_check" check ("visibility" in ('private', 'internal'));`,
    )
    this.addSql(
      `alter table "datasets" add constraint "datasets_state_check" check ("state" in ('ready', 'deleting'));`,
    )

    this.addSql(
      `alter table "dataset_members" add constraint "dataset_members_dataset_id_foreign" foreign key ("dataset_id") references "datasets" ("id") on update cascade on delete cascade;`,
    )
    this.addSql(
      `alter table "dataset_members" add constraint "dataset_members_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete restrict;`,
    )
    this.addSql(
      `alter table "dataset_members" add constraint "dataset_members_may_check" check ("may" in ('read', 'write'));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "dataset_members" drop constraint "dataset_members_dataset_id_foreign";`)

    this.addSql(`drop table if exists "datasets" cascade;`)
    this.addSql(`drop table if exists "dataset_members" cascade;`)
  }
}
