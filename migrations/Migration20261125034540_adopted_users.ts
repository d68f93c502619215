import { Migration } from '@mikro-orm/migrations'

export class Migration20261125034540_adopted_users extends Migration {
  override name = 'Migration20261125034540_adopted_users'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "adopted_users" ("source" text not null, "old_id" bigint not null, "user_id" uuid null, "adopted_at" timestamptz(3) not null default now(), primary key ("source", "old_id"));`,
    )
    this.addSql(`create index "adopted_users_user_id" on "adopted_users" ("user_id");`)

    this.addSql(
      `alter table "adopted_users" add constraint "adopted_users_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete set null;`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "adopted_users" cascade;`)
  }
}
