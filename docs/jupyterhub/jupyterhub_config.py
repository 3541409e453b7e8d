"""JupyterHub for a class: one account of this machine for each person."""

c = get_config()

c.JupyterHub.bind_url = "http://:8000"
# Log in with the name and the password of the account.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"learners", "teachers"}
# Everyone's JupyterLab runs as their own account, so the rights of that account hold in it.
c.JupyterHub.spawner_class = "localprocess"
# At the start of a lesson all begin at once, and a server may take minutes instead of seconds.
c.Spawner.http_timeout = 180
