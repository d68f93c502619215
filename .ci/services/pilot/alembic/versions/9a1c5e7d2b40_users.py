"""users"""

import sqlalchemy as sa
from alembic import op

revision = "9a1c5e7d2b40"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("created_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), server_default=sa.func.now(), nullable=False),
        sa.Column("username", sa.String(255), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("mobile", sa.String(20), nullable=True),
        sa.Column(
            "user_level",
            sa.Enum("GENERAL", "MANAGER", "ADMIN", name="user_level"),
            server_default="GENERAL",
            nullable=False,
        ),
        sa.UniqueConstraint("username"),
        sa.UniqueConstraint("mobile"),
    )


def downgrade() -> None:
    op.drop_table("users")
    op.execute("DROP TYPE user_level")
