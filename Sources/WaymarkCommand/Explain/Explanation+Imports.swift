import Results

/// What another program's file did not say, or a scale file cannot.
extension Explanation {
  static let imports: [Explanation] = [
    Explanation(
      .importFormat,
      "The file is in none of the formats that can be imported, or in another than was said.",
      matters: "Keys read from the wrong place would reverse the wrong items.",
      remedy:
        "See what the file is. OpenScales (.osd), Soft Outcomes questionnaires and lists of keys for psych can be read: --format osd, soq or psych.",
      example: "waymark scales import keys.R --format psych --range 1-5"),
    Explanation(
      .importSyntax,
      "The file is of a known format, and breaks its rules at this place.",
      matters: "A key that is misread reverses an item, or forgets one.",
      remedy:
        "Correct the file there. Lists of keys name items; positions depend on the order of columns.",
      example: "list(total = c(1, -2))     # write c(\"q1\", \"-q2\")"),
    Explanation(
      .importNothing,
      "Not one question of the file could be carried over.",
      matters: "The draft would have nothing to score.",
      remedy: "The notes before say why for each. The file may hold open questions only.",
      example: "\"type\": \"short\"     # open text, for every question"),
    Explanation(
      .importNotStated,
      "The file does not say something that a scale must: mostly, which way is better.",
      matters: "With the wrong direction every setback would be told as a gain.",
      remedy: "Look it up in the scale's paper and state it: --direction, --respondent.",
      example: "waymark scales import PHQ9.osd --direction lowerIsBetter --respondent self"),
    Explanation(
      .importMissingRule,
      "The file does not say what happens when answers are missing; the draft scores complete answers only.",
      matters:
        "A mean over whatever was answered is another score than the authors', mostly for those with most gaps.",
      remedy: "If the authors state a rule, write it into 'missing' with its source.",
      example: "\"missing\": {\"rule\": \"complete\", \"source\": \"not stated\"}"),
    Explanation(
      .importExamples,
      "The draft has no worked example.",
      matters: "Nothing shows yet that it scores as its authors do.",
      remedy: "Take answers and their score from a manual or another program, never from this one.",
      example: "\"examples\": [{\"answers\": {\"q1\": 3}, \"scores\": {\"total\": 3}}]"),
    Explanation(
      .importLicence,
      "The licence in the file was put into a tier as far as its words go.",
      matters: "It bears on what may be printed and passed on, not on any score.",
      remedy: "Read the holder's terms, and correct 'licence' in the draft.",
      example: "CC BY-NC 4.0 -> tier B: keys, no wording"),
    Explanation(
      .importWording,
      "Wording was left out, because the tier does not allow it.",
      matters: "Cells that hold words and not codes cannot be read by this definition alone.",
      remedy:
        "If you have leave, import again with --tier A. Otherwise give wordings with --labels, from your own copy.",
      example: "waymark scales import scale.osd --tier A"),
    Explanation(
      .importLanguage,
      "The file has several languages, and the draft carries the questions of one.",
      matters:
        "Scores do not change. Translations may have norms of their own, which belong in files of their own.",
      remedy: "Import again with --language for each that you use.",
      example: "waymark scales import scale.osd --language cy"),
    Explanation(
      .importRenamed,
      "An id was changed, because ids here are letters and digits with single marks between.",
      matters: "Columns called by the old name are not found of themselves.",
      remedy: "Say what the column is called: --map 'd-e=d e'.",
      example: "d e -> d-e"),
    Explanation(
      .importItem,
      "A question was left out, since it has no numbered answers.",
      matters: "If it belongs to the score, the draft's score is short of it.",
      remedy: "Add it by hand with codes, if it is scored; leave it out if it is open text.",
      example: "\"type\": \"short\" has words and no codes"),
    Explanation(
      .importItemRange,
      "A slider has whole numbers as its answers in the draft.",
      matters: "An answer of 41.5 would be set aside.",
      remedy: "Round the column before scoring, and say in the report that you did.",
      example: "0 to 100 on a line, 41.5 in the file"),
    Explanation(
      .importReversedValues,
      "The answers are listed from the highest value to the lowest, and the file does not say which number stands for them in data.",
      matters:
        "If the export counts them from the first, the item would be reversed once too often.",
      remedy:
        "Compare one person's paper form with the export, then correct codes or add 'reverse'.",
      example: "Always = 2, Sometimes = 1, Never = 0     # and the export may have 1, 2, 3"),
    Explanation(
      .importConditional,
      "A question is shown to some people only, and nothing says what it counts as for the others.",
      matters: "They would all be missing a score, or get one that is too low.",
      remedy: "Add a 'skip' rule with its source, if hidden questions count as an answer.",
      example: "shown if q1 > 0; otherwise counts as 0"),
    Explanation(
      .importUnknownItem,
      "A score names an item that the draft does not have, and was left out.",
      matters: "That score is not in the draft at all; better none than one that lacks an item.",
      remedy: "Look for a misspelt id in the file, or for a question that was left out above.",
      example: "\"total\": [\"x\", \"y\", \"z\"] and no question z"),
    Explanation(
      .importScore,
      "A score was left out, because a scale file has no method like its own.",
      matters: "Only the scores that could be carried whole are in the draft.",
      remedy:
        "See whether it can be said as a sum, mean, count, or rule; if not, work it out elsewhere.",
      example: "\"method\": \"sd\"     # the spread of answers"),
    Explanation(
      .importTransform,
      "A score is transformed in a way that cannot be carried over; the draft has the number before it.",
      matters: "Published cut-offs and norms are mostly for the transformed number.",
      remedy: "Add the transformed numbers as a table, a row for each raw score.",
      example: "T = 50 + 10 · (raw − 12.1) / 4.3"),
    Explanation(
      .importBands,
      "Bands were left out because some score lies in none of them, or in two.",
      matters: "Somebody would have no band, and a count of bands would not add up to everybody.",
      remedy:
        "Find the limits at the source, and write them as half-open: from, up to but without.",
      example: "0-4, 6-9     # and 5?"),
    Explanation(
      .importBandMetric,
      "Bands were left out since it is not said whether they are for the raw or the transformed score.",
      matters: "Bands of per cent laid over raw points would put nearly everybody in the lowest.",
      remedy: "Look at the source, and give the bands with their metric.",
      example: "\"moderate\": [40, 60] and raw scores of 0 to 24"),
    Explanation(
      .importNotCarried,
      "The file has something that has no place in a scale file.",
      matters:
        "It mostly concerns how questions are shown; now and then it is part of the scoring.",
      remedy: "Read what it says. If scores depend on it, the draft is not that scale.",
      example: "\"parameters\": {\"shuffle\": true}"),
  ]
}
