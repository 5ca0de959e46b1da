"""Makes fields.ttf, the font that shows what people type into a form, from the whole typeface.

    npm pack @expo-google-fonts/atkinson-hyperlegible-next@0.4.1     # and unpack it
    pip install fonttools==4.68.0
    python fields.py package/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf fields.ttf

The same typeface and version give the same bytes.
"""

import sys

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


def windows_latin_1():
    """All characters of the encoding that a form's plain font has."""
    for code in [*range(0x20, 0x7F), *range(0x80, 0x100)]:
        try:
            yield ord(bytes([code]).decode("cp1252"))
        except UnicodeDecodeError:
            pass  # five codes stand for nothing


def stem_below(pen, left, right, bottom, top):
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()


def add_micro_sign(font):
    """µ, which the typeface lacks and doses need: its u, with the stem of its p below."""
    glyphs, u, p = font.getGlyphSet(), font["glyf"]["u"], font["glyf"]["p"]
    stem = max(x for (x, y), _ in zip(u.coordinates, u.flags) if x < (u.xMin + u.xMax) / 2 and y == u.yMax)
    recorded, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(glyphs)
    glyphs["u"].draw(recorded)
    recorded.replay(pen)
    stem_below(pen, u.xMin, stem, p.yMin, u.yMax // 2)
    font.setGlyphOrder([*font.getGlyphOrder(), "mu"])
    font["glyf"]["mu"] = pen.glyph()
    font["hmtx"]["mu"] = font["hmtx"]["u"]


def make(whole, fields):
    font = TTFont(whole, recalcTimestamp=False)
    add_micro_sign(font)
    for table in font["cmap"].tables:
        table.cmap[0xB5] = "mu"
        table.cmap[0xAD] = "hyphen"
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=windows_latin_1())
    subsetter.subset(font)
    font.save(fields)


if __name__ == "__main__":
    make(*sys.argv[1:])
