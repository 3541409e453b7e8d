"""The look of the report's plots: colours that stay apart under all kinds of colour blindness."""

# Of Okabe and Ito's palette.
BLUE = "#0072B2"
VERMILLION = "#D55E00"
SKY = "#56B4E9"

PLOT = {
    "figure.facecolor": "white",
    "figure.constrained_layout.use": True,
    "font.size": 12,
    "axes.labelsize": 12,
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.8,
    "legend.fontsize": 11,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    # Text stays text: the picture is small, and the browser has letters that matplotlib lacks.
    "svg.fonttype": "none",
    "svg.hashsalt": "report",
}
"""Settings of matplotlib."""
