"""make.py URL SCHEMA: the pilot's schema, made by alembic, with users whose passwords passlib hashed.

URL is postgresql://...; SCHEMA is made when it is missing. Prints JSON: [{id, username, password, kind, odd}], where
`odd` says what the rules of the new server refuse, or null.
"""

import json
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from passlib.hash import argon2, bcrypt, pbkdf2_sha256, sha512_crypt
from sqlalchemy import create_engine, text
from sqlmodel import Session

from models import User, UserLevel

url, schema = sys.argv[1].replace("postgresql://", "postgresql+psycopg://", 1), sys.argv[2]
engine = create_engine(url, connect_args={"options": f"-csearch_path={schema}"})
with engine.begin() as connection:
    connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{schema}"'))

config = Config()
config.set_main_option("script_location", str(Path(__file__).parent / "alembic"))
config.attributes.update(url=url, schema=schema)
command.upgrade(config, "head")

# The first of each kind costs what passlib's own settings cost, the others little.
as_the_pilot = {"bcrypt": bcrypt, "pbkdf2_sha256": pbkdf2_sha256, "argon2": argon2}
quick = {
    "bcrypt": bcrypt.using(rounds=5),
    "pbkdf2_sha256": pbkdf2_sha256.using(rounds=2000),
    "argon2": argon2.using(time_cost=1, memory_cost=1024, parallelism=2),
    "sha512_crypt": sha512_crypt.using(rounds=1000),
}
families = "김 이 박 최 정 강 조 윤 장 임 한 오".split()
given = "민지 서준 하늘".split()
decomposed = lambda value: unicodedata.normalize("NFD", value)  # noqa: E731

# username, name, mobile, kind, what the new rules refuse
odd = [
    ("kim min ji", "김민지", None, "bcrypt", "username with spaces"),
    ("nfd-name", decomposed("홍길동"), None, "argon2", None),
    (decomposed("길동.홍"), "홍길동", None, "bcrypt", None),
    ("민지", "먼저", None, "bcrypt", None),
    (decomposed("민지"), "나중", None, "bcrypt", "the same username after NFC"),
    ("extension", "내선 전화", "내선 1234", "bcrypt", "mobile that is no number"),
    ("nameless", "", None, "pbkdf2_sha256", "empty name"),
    ("long-name", "가" * 255, None, "pbkdf2_sha256", None),
    ("old-scheme", "옛날", None, "sha512_crypt", "hash of another scheme"),
]
people = [
    (f"user{i:02}", families[i // 3] + given[i % 3], f"010-0000-{i:04}" if i % 4 else None, list(as_the_pilot)[i % 3], None)
    for i in range(36)
] + odd

told = []
with Session(engine) as session:
    for i, (username, name, mobile, kind, why) in enumerate(people):
        level = UserLevel.ADMIN if i == 0 else UserLevel.MANAGER if i % 9 == 1 else UserLevel.GENERAL
        password = f"pw{i}" if i < 3 else f"pilot-{i}-밤하늘"
        hasher = as_the_pilot[kind] if i < 3 else quick[kind]
        user = User(
            username=username, name=name, mobile=mobile, user_level=level, password=hasher.hash(password)
        )
        if i == 0:
            user.created_at = user.updated_at = datetime(2024, 3, 1, 9, 0, 0, 123000)
        session.add(user)
        session.flush()
        told.append({"id": user.id, "username": username, "password": password, "kind": kind, "odd": why})
    session.commit()
print(json.dumps(told, ensure_ascii=False))
