import { Migration } from '@mikro-orm/migrations'

export class Migration20261125032041_rate_limits extends Migration {
  override name = 'Migration20261125032041_rate_limits'

  // One table counts failed logins and requests; it is renamed, so that no count is lost.
  override up(): void | Promise<void> {
    this.addSql(`alter table "login_limits" rename to "rate_limits";`)
    this.addSql(`alter index "login_limits_expire" rename to "rate_limits_expire";`)
    this.addSql(`alter index "login_limits_pkey" rename to "rate_limits_pkey";`)
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "rate_limits" rename to "login_limits";`)
    this.addSql(`alter index "rate_limits_expire" rename to "login_limits_expire";`)
    this.addSql(`alter index "rate_limits_pkey" rename to "login_limits_pkey";`)
  }
}
