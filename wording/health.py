"""What `/readyz` says of its own looks. Anybody may read it, so it quotes no driver, no address."""

NOT_LOOKED_YET = "The bot has just begun to look; ask again in a few seconds"
LOOK_FAILED = "The bot could not check itself; the log has the details"
DATABASE_SLOW = "The database does not answer in time"
WEBEX_SLOW = "Webex does not answer in time"
ADDRESS_SLOW = "PUBLIC_URL does not answer in time"
