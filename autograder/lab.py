"""JupyterLab for the teacher: ``python -m autograder.lab``, with JupyterLab's own flags."""

from autograder.formgrader.lab import main

if __name__ == "__main__":
    main()
