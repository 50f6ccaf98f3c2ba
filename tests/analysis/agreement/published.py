"""Codings that were printed in the literature with the agreement that their authors found."""

BEN, GERRY = "aabbdcccedda", "babbbccceddd"
FOUR_CODERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
"""Krippendorff 2011, C: a row for each coder."""
THREE_CODERS = [
    [None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3],
    [1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None],
    [None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4],
]
"""The example of the encyclopedia with many missing values: a row for each coder."""
NINE_UNITS = ["111", "122", "222", "444", "144", "222", "123", "333", "222"]
"""Krippendorff 1980, p. 139: a string for each unit."""
DIAGNOSES = """
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
"""
"""Fleiss 1971, p. 379: six psychiatrists on thirty patients."""
FOURTEEN_RATERS = [
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
]  # fmt: skip
FIVE_OBSERVERS = """
112-2 1101- 2333- -00-0 000-0 000-0 102-1 1-20- 222-2 2111- -100- 0000- 1222- 33223 111-1 111-1 212-2 1233- 1101- 000-0
0011- 00-00 2333- 0000- 12-22 0111- 00010 1212- 1122- 112-2 110-0 2121- 22-22 3222- 222-2 223-2 222-2 22-12 2222- 111-1
"""
"""Hayes and Krippendorff 2007, p. 84: five observers, "-" where one did not see the unit."""
SETS = {
    "A": ([(2, 10), (14, 20)], [(4, 8), (15, 17)]),
    "B": ([(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]),
    "C": ([(2, 8), (10, 12), (14, 18), (20, 22)], [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)]),
    "D": ([(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)], [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)]),
}
"""Krippendorff 1995, p. 57: the stretches of two coders along a line of 24 units."""
CONTINUUM = {
    "c": ([(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)]),
    "k": ([(30, 90), (150, 200)], [(30, 90), (150, 200)]),
}
"""Krippendorff 2004, p. 254: where two coders have the codes c and k, on a line of 300."""
FIGURE_12_11 = [
    [(0, 15, 1), (20, 38, 1), (60, 65, 2), (70, 75, 1)],
    [(0, 15, 1), (33, 43, 3), (50, 53, 4), (60, 65, 2), (70, 80, 5)],
]
"""Krippendorff 2013, figure 12.11: the stretches of two coders with their codes."""
