import Results

/// Tables that do not hold together.
extension Explanation {
  static let csv: [Explanation] = [
    Explanation(
      .csvNoRows,
      "The file has its line of column names and nothing below it.",
      matters:
        "Nobody answered, or nobody was exported: the two are not the same, and neither gives a mean.",
      remedy:
        "See whether a filter was on when it was exported, and export it again with the answers.",
      example: "id,w1,w2,w3"),
    Explanation(
      .csvUnclosedQuote,
      "A quotation mark opens a field and none closes it. The place named is the opening one, not the end of the file.",
      matters: "All rows after it would disappear into one cell.",
      remedy:
        "Close it, or double it where it belongs to the text. It is often an inch sign or a quotation in a comment.",
      example: "id,comment,w1\n1,\"I feel \"\"ok,3     # no closing mark after ok"),
    Explanation(
      .csvStrayQuote,
      "A quotation mark stands in the middle of a field that did not begin with one, or text follows the closing one.",
      matters:
        "Programs disagree about what such a cell holds and where it ends, so columns could shift.",
      remedy: "Put the whole field in quotation marks, and write each mark inside it twice.",
      example: "1,5\" tall,3     # write \"5\"\" tall\""),
    Explanation(
      .csvDuplicateColumn,
      "Two columns have the same name. A column of that name that is asked for refuses the file; otherwise it is only told.",
      matters:
        "It cannot be told which of the two answers the item; the wrong one may hold another question.",
      remedy:
        "Give each a name of its own. Survey programs repeat a name where a question was asked twice.",
      example: "id,w1,w1,w3"),
    Explanation(
      .csvBlankColumn,
      "A column has no name, so nothing can be read from it.",
      matters:
        "Often one delimiter too many shifted all names, so that each stands above its neighbour's answers.",
      remedy:
        "Name it, or remove it. Then see that the first row's cells stand below the right names.",
      example: "id,,w1,w2"),
    Explanation(
      .csvMissingColumn,
      "A column that is needed is not among the names of the header; the nearest one is named.",
      matters: "Its item would count as unanswered by everybody.",
      remedy:
        "Names count with capitals and spaces. Say what the file calls them: --pattern 'w{n}', --map item=column, or pattern and columns in a study file.",
      example: "id,W1,W2,W3     # asked for: w1, w2, w3"),
    Explanation(
      .csvRaggedRow,
      "A row has more or fewer fields than the header has names.",
      matters:
        "From some field on, its answers stand under the wrong names; so the whole row is left out.",
      remedy: "Look for a comma or a line end inside a text that is not in quotation marks.",
      example: "id,comment,w1\n1,fine, thanks,3     # four fields below three names"),
    Explanation(
      .csvFieldTooLong,
      "One field is longer than a mebibyte.",
      matters: "No answer is so long: a quotation mark was opened and rows have run together.",
      remedy: "Find the mark at the place named and close it.",
      example: "7,\"He said,4,2\n8,3,1,2\n…     # all one field"),
    Explanation(
      .csvRecordTooLong,
      "One row is longer than 16 mebibytes.",
      matters: "A row holds one person's answers; this one holds many people's, run together.",
      remedy: "See that the file has line ends and that its delimiter is the one that was named.",
      example: "id;w1;w2 1;3;4 2;2;5 …     # spaces where line ends belong"),
    Explanation(
      .csvTooManyColumns,
      "A row has more than 10,000 fields.",
      matters: "Columns beyond what any questionnaire has mean that line ends were lost.",
      remedy:
        "Look at the line ends. If the file truly is so wide, export only the columns that are needed.",
      example: "head -c 300 survey.csv     # shows whether there is any line end"),
    Explanation(
      .csvDelimiter,
      "All names come out as one column, and something else than the delimiter named seems to part them.",
      matters: "Not one item would be found.",
      remedy:
        "Say what ends a field: --delimiter ';' (in a study file, delimiter: semicolon under data). Spreadsheets of many countries use semicolons.",
      example: "id;w1;w2;w3"),
    Explanation(
      .csvHeaderRows,
      "The first line does not look like column names: it is a title, or the names go on below it.",
      matters:
        "Read as names, a title would hide the true ones; a second header row would count as a person.",
      remedy:
        "Pass over what stands before the names with --skip, and say how many rows the header has with --header-rows.",
      example: "Wellbeing survey 2026,,\n,,\nid,w1,w2     # --skip 2"),
    Explanation(
      .rowsLeftOut,
      "Rows were left out because of the value they have in a column, as the study file or --leave-out asks.",
      matters:
        "They are in no figure and in no count of people. Their number is told so that it can be checked.",
      remedy:
        "See that the number is about what you expect: previews, tests, people who took back their consent.",
      example: "leave_out:\n  Status: [Survey Preview]"),
    Explanation(
      .rowsLeftOutNone,
      "Rows were to be left out by the value of a column, and no row has that value.",
      matters: "If the value is written in another way, rows that should be left out are counted.",
      remedy:
        "Compare the value with the file. If there are simply none this time, nothing need be done.",
      example: "--leave-out 'Status=Preview'     # the file says Survey Preview"),
    Explanation(
      .csvBlankRows,
      "Blank lines stand between rows. At the end of a file they are usual, in its middle they are not.",
      matters: "Below them a second table may begin, such as totals, whose rows are not people.",
      remedy: "Look at that line in an editor. If a second table follows, export the first alone.",
      example: "9,4,3\n\nTotal,52,47"),
    Explanation(
      .csvMixedLineEnds,
      "Some lines end in one way and some in another (LF, CR LF).",
      matters:
        "Two files were put together, and rows may be there twice, or have columns in another order.",
      remedy: "See how the file came about. If its parts are sound, nothing need be done.",
      example: "cat january.csv february.csv > both.csv     # one from Windows, one from Linux"),
  ]
}
