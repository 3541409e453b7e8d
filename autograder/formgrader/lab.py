"""JupyterLab for the teacher, with the formgrader's buttons done beside the server."""

import sys

from jupyterlab.labapp import LabApp

OURS = "--ServerApp.jpserver_extensions=autograder.beside=True"


def main():
    """Start JupyterLab with the flags of the command line, and exit with its exit code."""
    sys.exit(LabApp.launch_instance([OURS, *sys.argv[1:]]))
