import { Migration } from '@mikro-orm/migrations'

export class Migration20261130164349_file_stores extends Migration {
  override name = 'Migration20261130164349_file_stores'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "file_stores" ("holder" uuid not null, "place" text not null, "about" text not null, "used_at" timestamptz(3) null, primary key ("holder"));`,
    )
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "file_stores" cascade;`)
  }
}
