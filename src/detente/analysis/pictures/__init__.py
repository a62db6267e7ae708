"""Pictures of what was found, as SVG without script or style sheet; each has its table beside it elsewhere."""

from detente.analysis.pictures.chart import curve_picture, timeline_picture
from detente.analysis.pictures.land import map_picture
from detente.analysis.pictures.marks import Seen
from detente.analysis.pictures.svg import standalone

__all__ = ["Seen", "curve_picture", "map_picture", "standalone", "timeline_picture"]
