import { Migration } from '@mikro-orm/migrations'

export class Migration20261125031426_idempotency_keys extends Migration {
  override name = 'Migration20261125031426_idempotency_keys'

  override up(): void | Promise<void> {
    this.addSql(
      `create table "idempotency_keys" ("id" bytea not null, "request" bytea not null, "answer" bytea null, "expires_at" timestamptz(3) not null, primary key ("id"));`,
    )
    this.addSql(`create index "idempotency_keys_expires_at" on "idempotency_keys" ("expires_at");`)
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "idempotency_keys" cascade;`)
  }
}
