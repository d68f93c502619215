import { Migration } from '@mikro-orm/migrations'

export class Migration20261125024119_users_and_sessions extends Migration {
  override name = 'Migration20261125024119_users_and_sessions'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "login_limits" ("key" varchar(255) collate "C" not null, "points" int not null default 0, "expire" bigint null, primary key ("key"));`,
    )
    this.addSql(`create index "login_limits_expire" on "login_limits" ("expire");`)

    this.addSql(
      `create table "users" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "username" varchar(255) collate "C" not null, "password" text not null, "name" varchar(255) collate "C" not null, "mobile" varchar(20) null, "user_level" text not null default 'GENERAL', "disabled_at" timestamptz(3) null, "version" int not null default 1, primary key ("id"));`,
    )
    this.addSql(`alter table "users" add constraint "users_username_unique" unique ("username");`)
    this.addSql(`alter table "users" add constraint "users_mobile_unique" unique ("mobile");`)
    this.addSql(`create index "users_name_id" on "users" ("name", "id");`)
    this.addSql(`create index "users_created_at_id" on "users" ("created_at", "id");`)
    this.addSql(
      `create index users_username_prefix on users (lower(username collate "und-x-icu") text_pattern_ops);`,
    )
    this.addSql(`create index users_name_prefix on users (lower(name collate "und-x-icu") text_pattern_ops);`)

    this.addSql(
      `create table "sessions" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "user_id" uuid not null, "kind" text not null, "user_agent" text null, "address" text null, "last_used_at" timestamptz(3) not null default now(), "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`,
    )
    this.addSql(
      `create index "sessions_user_id_created_at_id" on "sessions" ("user_id", "created_at", "id");`,
    )

    this.addSql(
      `create table "refresh_tokens" ("token_hash" bytea not null, "session_id" uuid not null, "used_at" timestamptz(3) null, primary key ("token_hash"));`,
    )
    this.addSql(`create index "refresh_tokens_session_id" on "refresh_tokens" ("session_id");`)

    this.addSql(
      `alter table "users" add constraint "users_user_level_check" check ("user_level" in ('GENERAL', 'MANAGER', 'ADMIN'));`,
    )

    this.addSql(
      `alter table "sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    )
    this.addSql(
      `alter table "sessions" add constraint "sessions_kind_check" check ("kind" in ('token', 'cookie'));`,
    )

    this.addSql(
      `alter table "refresh_tokens" add constraint "refresh_tokens_session_id_foreign" foreign key ("session_id") references "sessions" ("id") on delete cascade;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "sessions" drop constraint "sessions_user_id_foreign";`)
    this.addSql(`alter table "refresh_tokens" drop constraint "refresh_tokens_session_id_foreign";`)

    this.addSql(`drop table if exists "login_limits" cascade;`)
    this.addSql(`drop table if exists "users" cascade;`)
    this.addSql(`drop table if exists "sessions" cascade;`)
    this.addSql(`drop table if exists "refresh_tokens" cascade;`)
  }
}
