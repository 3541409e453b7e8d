"""What the notebooks bring along: a small network, the moons data, plots and figures."""

from opt_utils.requirements import NOTEBOOKS, require

require(NOTEBOOKS)  # before anything is imported that may be missing

from opt_utils import figures
from opt_utils.moons import load_dataset
from opt_utils.network import (
    accuracy,
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
    load_params_and_grads,
    predict,
    predict_dec,
    relu,
    sigmoid,
)
from opt_utils.plots import plot_cost, plot_cost_panels, plot_costs, plot_decision_boundary
from opt_utils.show import show, table
from opt_utils.style import use_course_style

__all__ = [
    "accuracy",
    "backward_propagation",
    "compute_cost",
    "figures",
    "forward_propagation",
    "initialize_parameters",
    "load_dataset",
    "load_params_and_grads",
    "plot_cost",
    "plot_cost_panels",
    "plot_costs",
    "plot_decision_boundary",
    "predict",
    "predict_dec",
    "relu",
    "show",
    "sigmoid",
    "table",
    "use_course_style",
]
