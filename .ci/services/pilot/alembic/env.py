from alembic import context
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import models  # noqa: F401 -- registers the tables

config = context.config
schema = config.attributes["schema"]
engine = create_engine(config.attributes["url"], connect_args={"options": f"-csearch_path={schema}"})

with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=SQLModel.metadata)
    with context.begin_transaction():
        context.run_migrations()
