"""A whole sandbox: people to play, a bot, a space they share, and the Flask app."""

from dataclasses import dataclass

from flask import Flask

from sandbox import api, chat
from sandbox.delivery import DeliveryWorker
from sandbox.records import Person
from sandbox.stamps import new_id
from sandbox.store import Store

ROLES = ("Developer", "Administrator", "Security reviewer")
STRANGER = "Partner"
SPACE = "Integration team"


@dataclass
class Sandbox:
    """A running sandbox without its HTTP server; see ``sandbox.server`` for that."""

    app: Flask
    store: Store
    bot: Person
    people: list[Person]
    worker: DeliveryWorker

    @property
    def bot_token(self) -> str:
        """The token to start the bot with."""
        return self.token_of(self.bot.id)

    def token_of(self, person_id: str) -> str:
        """Return the access token of a person or bot."""
        return self.store.token_of(person_id)

    def close(self) -> None:
        """Stop delivering webhooks."""
        self.worker.close()


def create_sandbox(bot_name: str = "Scope Bot", app: Flask | None = None) -> Sandbox:
    """Build a sandbox in which the bot's organization shares a group space with it.

    The last of the people belongs to another organization and is in no space yet. An `app` that
    `create_app` made may serve one sandbox after the other: it is slow to make.
    """
    app = app or create_app()
    store = Store()
    bot = store.add_person(bot_name, f"{_slug(bot_name)}@webex.bot", person_type="bot")
    people = [store.add_person(role, f"{_slug(role)}@example.com") for role in ROLES]
    room = store.create_room(SPACE, people[0].id)
    for person in (*people[1:], bot):
        store.add_member(room.id, person.id, actor_id=people[0].id)
    people.append(_add_stranger(store))
    app.extensions |= {"store": store, "bot": bot, "players": people}
    return Sandbox(app=app, store=store, bot=bot, people=people, worker=DeliveryWorker(store))


def _add_stranger(store: Store) -> Person:
    slug = _slug(STRANGER)
    return store.add_person(STRANGER, f"{slug}@{slug}.example.com", org_id=new_id("ORGANIZATION"))


def _slug(name: str) -> str:
    return "-".join(name.lower().split())


def create_app() -> Flask:
    """Build the app; what it serves is given to it by `create_sandbox`."""
    app = Flask(__name__)
    app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]
    api.register(app)
    chat.register(app)
    return app
