"""The tables of the Python pilot, as its users know them."""

import enum
from datetime import datetime

from sqlalchemy import Column, DateTime, Enum, func
from sqlmodel import Field, SQLModel


class UserLevel(enum.Enum):
    GENERAL = "GENERAL"
    MANAGER = "MANAGER"
    ADMIN = "ADMIN"


# Times without a zone: what SQLModel made of `datetime` when the pilot was written.
def time(**kwargs):
    return Field(
        default=None, nullable=False, sa_type=DateTime, sa_column_kwargs={"server_default": func.now(), **kwargs}
    )


class Base(SQLModel):
    id: int | None = Field(default=None, primary_key=True)
    created_at: datetime | None = time()
    updated_at: datetime | None = time(onupdate=func.now())


class User(Base, table=True):
    __tablename__ = "users"

    username: str = Field(max_length=255, unique=True)
    password: str
    name: str = Field(max_length=255)
    mobile: str | None = Field(default=None, max_length=20, unique=True)
    user_level: UserLevel = Field(
        default=UserLevel.GENERAL,
        sa_column=Column(Enum(UserLevel, name="user_level"), server_default="GENERAL", nullable=False),
    )
