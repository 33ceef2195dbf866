"""Where verified events are kept until they are answered, whatever dies in between.

One table holds them all. `intake` stores what Webex delivers, `queue` says who works on what,
`workers` answer a bounded number at a time; everything else waits in the database.
"""
