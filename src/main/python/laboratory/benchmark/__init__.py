"""`./lab bench`: our speed beside that of others, each on the same task, in turns, in one run.

`suite` says what is compared, `comparison` how, `processes` and `worker` drive the processes, `table` holds the figures,
`installation` installs the peers.
"""
