"""Where verified events are kept until they are answered, whatever dies in between.

The work itself is DBOS's: an event is a workflow whose id is the event's key, so the same event
twice is one workflow, and a workflow that was begun goes on when its process is gone.
"""
