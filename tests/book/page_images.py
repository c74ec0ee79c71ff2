"""Compares pictures of pages. Letters may stand half a millimetre apart and be smoothed by another program; a column that
moved or a figure that is missing shows."""
import numpy
from PIL import Image

SHADE = 70       # of 255: how much darker or lighter than all around it in the other picture a point may be
WINDOW = 24      # pixels, about the size of a figure of six digits with its neighbours
POINTS = 10      # how many such points may stand in one window


def around(image):
    """The darkest and the lightest shade within a pixel of every point."""
    padded = numpy.pad(image, 1, mode="edge")
    height, width = image.shape
    shifted = [padded[y:y + height, x:x + width] for y in range(3) for x in range(3)]
    return numpy.minimum.reduce(shifted), numpy.maximum.reduce(shifted)


def strange(one, other):
    darkest, lightest = around(other)
    return (one < darkest - SHADE) | (one > lightest + SHADE)


def crowded(points):
    """Points that have many of their kind near them."""
    sums = numpy.pad(points.astype(numpy.int32), ((WINDOW, 0), (WINDOW, 0))).cumsum(0).cumsum(1)
    counts = sums[WINDOW:, WINDOW:] - sums[:-WINDOW, WINDOW:] - sums[WINDOW:, :-WINDOW] + sums[:-WINDOW, :-WINDOW]
    return counts > POINTS


def difference(reference, picture):
    """The points that differ, in places where many do; None for pictures of different sizes."""
    if reference.shape != picture.shape:
        return None
    one, other = reference.astype(numpy.int16), picture.astype(numpy.int16)
    points = strange(one, other) | strange(other, one)
    return points if crowded(points).any() else numpy.zeros_like(points)


def side_by_side(reference, picture, points):
    """Reference and picture beside each other, and the picture again with the differences in red."""
    marked = numpy.stack([picture] * 3, axis=-1)
    if points is not None:
        darkest, _ = around((~points).astype(numpy.uint8))
        marked[darkest == 0] = (220, 0, 0)
    panels = [numpy.stack([grey] * 3, axis=-1) for grey in (reference, picture)] + [marked]
    height = max(panel.shape[0] for panel in panels)
    return Image.fromarray(numpy.concatenate(
        [numpy.pad(panel, ((0, height - panel.shape[0]), (0, 8), (0, 0)), constant_values=128) for panel in panels], axis=1))
