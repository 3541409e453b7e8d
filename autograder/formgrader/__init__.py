"""The formgrader's buttons and JupyterLab for the teacher."""
