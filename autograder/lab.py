"""JupyterLab for the teacher: ``python -m autograder.lab``, with JupyterLab's own flags."""

import sys

from jupyterlab.labapp import LabApp

if __name__ == "__main__":
    ours = "--ServerApp.jpserver_extensions=autograder.beside=True"
    sys.exit(LabApp.launch_instance([ours, *sys.argv[1:]]))
