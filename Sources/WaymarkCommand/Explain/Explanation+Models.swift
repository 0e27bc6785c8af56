import Results

/// Columns that a model cannot use, and models that a table cannot carry.
extension Explanation {
  static let columns: [Explanation] = [
    Explanation(
      .columnNotANumber,
      "A column of numbers holds something else: a word, a date, a number with a comma or an odd sign.",
      matters:
        "Read as a category, a column of numbers becomes as many effects as it has values; read as missing, rows would be lost for a slip of the keys.",
      remedy:
        "Correct the cell. If the text means that nothing was measured, name it with --missing; if the column holds categories, name the column with --factor.",
      example: "person,week,score\nA7,1,12\nA7,2,n/k     # --missing n/k"),
    Explanation(
      .columnMissingCells,
      "Some rows have nothing in a column that the formula names. They are left out of the model.",
      matters:
        "A mixed model allows for gaps that depend on what was seen, such as earlier scores. Where people who are doing less well answer less often for other reasons, the line is drawn through those who answer.",
      remedy: "Count who is missing and when, and ask why.",
      example: "person,week,score\nA7,1,12\nA7,2,"),
    Explanation(
      .columnNoneComplete,
      "Every row has an empty cell in one of the columns that are needed, so that no row is left.",
      matters: "There is nothing to look at.",
      remedy:
        "Leave the emptiest column out of the formula. See that --missing does not name a text that means something.",
      example: "score,age\n12,\n,41"),
  ]

  static let models: [Explanation] = [
    Explanation(
      .modelFormula,
      "The formula is not written as formulas are; a mark stands below the place.",
      matters: "Nothing was read or fitted.",
      remedy:
        "Write outcome ~ fixed + (random | group). A column whose name has other characters than letters, digits, points and underscores stands in backticks.",
      example: "score ~ week + (week | person)\n`Total score` ~ week * arm + (1 | service/person)"),
    Explanation(
      .modelNoRandomEffects,
      "The formula has no part with a '|', so that every row would count as another person's.",
      matters:
        "Several rows of one person resemble each other. Counted as strangers they make intervals too narrow.",
      remedy: "Add (1 | person), with the column that says whose row it is.",
      example: "score ~ week + (1 | person)"),
    Explanation(
      .modelRepeatedEffect,
      "The same effect varies twice over the same group.",
      matters: "Nothing can tell how much of the variation belongs to which of the two.",
      remedy: "Name it once. '||' and '0 +' leave intercepts and correlations out.",
      example: "(1 | person) + (0 + week | person)     # not (1 | person) + (week | person)"),
    Explanation(
      .modelConstantOutcome,
      "What is modelled is the same in every row.",
      matters: "There is nothing to explain, and every error would be nought.",
      remedy: "See that it is the right column, and which rows were left out for an empty cell.",
      example: "score\n12\n12"),
    Explanation(
      .modelOutcomeDetermined,
      "The fixed effects give the outcome exactly.",
      matters: "Nothing is left to vary, so nothing can be said of how people differ.",
      remedy: "See whether a column is the outcome itself, or was made from it.",
      example: "score ~ half + (1 | person)     # where score is 2 half"),
    Explanation(
      .modelOneLevel,
      "A category of the formula is the same in every row that is left.",
      matters: "Nothing can be compared by it.",
      remedy:
        "Leave the column out. If others are expected, see whether their rows have empty cells.",
      example: "arm\nusual\nusual"),
    Explanation(
      .modelOneGroup,
      "A group behind '|' has a single level.",
      matters: "How much levels differ cannot be told from one.",
      remedy: "Leave the part with it out, or name the column that says whose row it is.",
      example: "person\nA7\nA7"),
    Explanation(
      .modelTooManyEffects,
      "There are as many random effects as rows, or more.",
      matters:
        "Each row could be met exactly, so that the variation of people and that of rows are one.",
      remedy:
        "Let fewer effects vary, such as (1 | person), or use a group with several rows for each level.",
      example: "score ~ week + (week | person)     # with two rows for each person"),
    Explanation(
      .modelTooManyLevels,
      "Groups across each other, such as people and workers, come to more random effects than can be fitted.",
      matters: "The work grows with their third power; it would not end.",
      remedy: "Leave one of the groups out, or fit a part of the rows.",
      example: "score ~ week + (1 | person) + (1 | visit)     # with a visit for each row"),
    Explanation(
      .modelCurve,
      "A curve over a column, such as poly(), ns() or piecewise(), cannot be drawn through the rows that there are.",
      matters: "It would bend where nobody was seen, or as often as there are times.",
      remedy: "Let it bend less, choose a knot between the first and the last time, or use a line.",
      example: "score ~ poly(week, 3) + (1 | person)     # with three different weeks"),
    Explanation(
      .modelTooFewRows,
      "There are no more rows than fixed effects.",
      matters: "Nothing is left to tell errors from.",
      remedy: "Use fewer fixed effects. A category counts one less than it has levels.",
      example: "score ~ week * arm * service + (1 | person)     # with twelve rows"),
    Explanation(
      .modelCollinear,
      "Some fixed effects can be made out of others; those that could be left out are named.",
      matters: "Their numbers could be anything, as long as the others make up for it.",
      remedy: "Leave them out: with or without, the fit is the same.",
      example: "score ~ weeks + days + (1 | person)     # where days are seven times weeks"),
    Explanation(
      .modelNotFitted,
      "The model could not be worked out for these data.",
      matters: "No number of it can be had.",
      remedy:
        "See whether the outcome holds very large or very small numbers, and change its unit if so.",
      example: "score\n1e300\n-1e300"),
    Explanation(
      .modelClasses,
      "Kinds of journey cannot be looked for in the way that was asked.",
      matters: "No number of classes was fitted.",
      remedy:
        "Name the persons in the formula or with --within, let the intercept or a term of time differ by class, and let class depend only on what does not change within a person.",
      example:
        "--formula \"score ~ week\" --classes 1..3 --within person\n--classes 2 --membership \"~ age\"     # and not \"~ week\""
    ),
    Explanation(
      .modelRowsApart,
      "With --stream the rows of a person stand together. Here they go on after another person's have begun.",
      matters:
        "Read as they come, they would be two people: more people than there are, who seem to differ more.",
      remedy:
        "Sort the file by the column, or leave --stream out: then rows may stand in any order.",
      example: "person,week,score\nA7,0,12\nB2,0,9\nA7,1,13"),
    Explanation(
      .modelNotStreamed,
      "The model needs more of the rows than what can be added up as they come by.",
      matters: "Without --stream the table is kept in memory, and the model can be fitted.",
      remedy:
        "Leave --stream out, or write the formula in another way: I(week^2) for poly(week, 2), knots for a spline, occasions that people share for times of their own.",
      example: "score ~ poly(week, 2) + (1 | person)     # --stream"),
  ]
}
