"""How long and how many: named once, so that form, check and documentation say the same.

The seal bounds a whole payload to one mebibyte; these bounds keep one act readable for a person and small for a page.
"""

TEXT = 200_000  # a long treaty fits; characters
PASSAGE = 10_000  # one numbered point, a statement, a reason
REMARK = 2_000  # a condition, a question, press arrangements, an aim
LINE = 300  # one line: a title, a place, a name, a source
POINTS = 100
THEMES = 50
QUESTIONS = 50
PARTIES = 64  # as many as a dispatch may have addressees
LANGUAGES = 24
REFS = 64  # the seal's own bound for a notification
MEETINGS = 100
MINUTES = 14 * 24 * 60  # two weeks in one sitting
