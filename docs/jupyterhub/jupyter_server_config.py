"""Configuration of everyone's JupyterLab on this machine."""

import grp
import os
import sys

c = get_config()

# Kernels talk over TCP by default, where every account can listen. Files have permissions.
c.KernelManager.transport = "ipc"
is_teacher = grp.getgrnam("teachers").gr_gid in os.getgroups()
extensions = {"nbgrader.server_extensions.formgrader": is_teacher}
if is_teacher:  # so that JupyterLab stays free while the Formgrader grades
    sys.path.append(os.path.expanduser("~/downhill"))
    extensions["autograder.beside"] = True
c.ServerApp.jpserver_extensions = extensions
