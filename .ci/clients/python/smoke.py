"""What a partner does with the generated client; prints what it saw as one line of JSON."""

import json
import os
import uuid

from tg_cloud import AuthenticatedClient, Client
from tg_cloud.api.auth import auth_login
from tg_cloud.api.users import users_create, users_get, users_list, users_update
from tg_cloud.models import Login, Problem, User, UserCreate, UserPage, UserUpdate, UsersListSort
from tg_cloud.types import UNSET, Response

base_url = os.environ["BASE_URL"]
login = Login(username=os.environ["ADMIN"], password=os.environ["PASSWORD"])
tokens = auth_login.sync(client=Client(base_url=base_url), body=login)
client = AuthenticatedClient(base_url=base_url, token=tokens.access_token)


def every_user() -> list[User]:
    users, cursor = [], UNSET
    while cursor is not None:
        page = users_list.sync(client=client, sort=UsersListSort.CREATEDAT, limit=2, cursor=cursor)
        assert isinstance(page, UserPage), page
        users += page.items
        cursor = page.next_cursor
    return users


def problem_of(response: Response) -> dict:
    problem = response.parsed
    assert isinstance(problem, Problem), problem
    return {"status": response.status_code.value, "code": problem.code, "requestId": problem.request_id}


users = every_user()
missing = users_get.sync_detailed(client=client, id=uuid.uuid4(), x_request_id="smoke-python-404")

new_user = UserCreate(
    username=os.environ["NEW_USERNAME"],
    name="박서준",
    mobile=os.environ["NEW_MOBILE"],
    password="구름-위의-산책-7",
)
key = str(uuid.uuid4())
created = users_create.sync(client=client, body=new_user, idempotency_key=key)
again = users_create.sync(client=client, body=new_user, idempotency_key=key)
assert isinstance(created, User), created

etag = users_get.sync_detailed(client=client, id=created.id).headers["ETag"]
update = UserUpdate(name="박서연", mobile=None)
changed = users_update.sync(client=client, id=created.id, if_match=etag, body=update)
stale = users_update.sync_detailed(
    client=client, id=created.id, if_match=etag, body=update, x_request_id="smoke-python-412"
)
saw = {
    "usernames": [user.username for user in users],
    "levels": [user.level for user in users],
    "planted": [user.additional_properties.get("plantedField") for user in users],
    "problem": problem_of(missing),
    "sameAnswer": created == again,
    "changed": {"name": changed.name, "mobile": changed.mobile, "version": changed.version},
    "stale": problem_of(stale),
}
print(json.dumps(saw))
