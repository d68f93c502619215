import { Migration } from '@mikro-orm/migrations'

export class Migration20261125030457_api_keys extends Migration {
  override name = 'Migration20261125030457_api_keys'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "api_keys" ("id" uuid not null, "created_at" timestamptz(3) not null default now(), "updated_at" timestamptz(3) not null default now(), "user_id" uuid not null, "name" varchar(100) not null, "prefix" varchar(12) not null, "key_hash" varchar(64) not null, "expires_at" timestamptz(3) not null, "last_used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));`,
    )
    this.addSql(`alter table "api_keys" add constraint "api_keys_key_hash_unique" unique ("key_hash");`)
    this.addSql(
      `create index "api_keys_user_id_created_at_id" on "api_keys" ("user_id", "created_at", "id");`,
    )

    this.addSql(
      `alter table "api_keys" add constraint "api_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "api_keys" cascade;`)
  }
}
