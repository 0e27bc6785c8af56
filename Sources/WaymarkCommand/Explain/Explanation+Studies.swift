import Results

/// Tables of columns, study files, and rule packs.
extension Explanation {
  static let mappings: [Explanation] = [
    Explanation(
      .mappingHeader,
      "A table that says which column answers which item has a column it has no use for, or lacks one.",
      matters: "The table might be another one than you mean.",
      remedy: "Its names are item, column and, for several scales, scale.",
      example: "item,colum\nw1,Q1"),
    Explanation(
      .mappingRow,
      "A row of such a table is not filled in.",
      matters: "An item without a column would count as unanswered by everybody.",
      remedy:
        "Give each row an item and a column. A column name with a comma goes in quotation marks.",
      example: "w3,\"Q3. I feel useful, mostly\""),
    Explanation(
      .mappingScale,
      "A row is about a scale that is not scored here.",
      matters: "Its columns would not be used, and the items that were meant would be missing.",
      remedy: "Correct the id, or name the scale with --scale.",
      example: "scale,item,column\nswembs,w1,Q1"),
    Explanation(
      .mappingItem,
      "A row names an item that the scale does not have.",
      matters: "The column beside it would answer nothing.",
      remedy: "'waymark scales show ID' lists the items.",
      example: "item,column\nw8,Q8     # SWEMWBS has w1 to w7"),
    Explanation(
      .mappingDuplicate,
      "Two rows give one item two columns, or two items one column.",
      matters: "An answer counted twice makes a scale look more consistent than it is.",
      remedy: "Keep the right row. A slip in copying down a spreadsheet is the usual cause.",
      example: "w1,Q1\nw2,Q1"),
  ]

  static let studies: [Explanation] = [
    Explanation(
      .studyQuarter,
      "A quarter was asked for with --quarter, and the occasions of the study are no dates.",
      matters: "Nothing would tell which rows belong to the quarter.",
      remedy:
        "Write occasions: {by: quarter} in the study file, and name the column of the date as the occasion.",
      example: "occasions: {by: quarter, year_starts: april}"),
    Explanation(
      .studySince,
      "The folder given with --since does not hold an earlier run of this study.",
      matters: "Held against another study, everybody would be new and every figure another.",
      remedy:
        "Name the folder that 'waymark quarterly' wrote for the same study, with its manifest.",
      example: "waymark quarterly study.yml --since q2/ --out q3/"),
    Explanation(
      .rowsLater,
      "Rows are of days after the quarter that was asked for, and were not counted.",
      matters: "A report on a quarter must not change with what came after it.",
      remedy: "Nothing need be done: they count in the runs of later quarters.",
      example: "waymark quarterly study.yml --quarter 2026Q3 --out q3/"),
    Explanation(
      .correctionRow,
      "A row of the list of corrections does not say all that a correction needs.",
      matters:
        "A change to somebody's answers without a name and a reason cannot be defended later.",
      remedy: "Fill in the person, the column, the new value, who corrected it (by) and why.",
      example:
        "person,occasion,column,value,by,why\nA7,Baseline,w3,4,J. Moss,misread; paper form checked"),
    Explanation(
      .correctionUnmatched,
      "A correction does not meet exactly one row of the data.",
      matters:
        "If it meets none, the mistake is back in the figures; if several, others are changed with it.",
      remedy:
        "Write person and occasion as the data have them, and the service where ids begin again in each. If the data were put right at the source, remove the correction.",
      example:
        "person,occasion,column,value,by,why\nA07,Baseline,w3,4,J. Moss,misread     # the data say A7"
    ),
    Explanation(
      .correctionsApplied,
      "Mistakes in the data were put right as the list of corrections says.",
      matters: "The figures rest on the corrected answers. The exported files stay as they are.",
      remedy: "Nothing need be done; keep the list beside the data.",
      example: "data:\n  file: export.csv\n  corrections: corrections.csv"),
    Explanation(
      .serviceRenamed,
      "Rows count under the name that a service has now, as the study file says.",
      matters: "Services that became one are one in every comparison from that day on.",
      remedy: "See that the number of rows is about what you expect.",
      example: "services: [{from: [North, Hill], to: North Hill, since: 2025-04-01}]"),
    Explanation(
      .studyFormula,
      "The formula of a trajectory cannot be read, or names something that is no column.",
      matters: "A model with another formula answers another question.",
      remedy:
        "Write it as R does: total ~ occasion + (occasion | person). The names it may use are listed.",
      example: "total ~ occasion + age + (1 | person)     # there is no age here"),
    Explanation(
      .studyReference,
      "The study file names a score, scale, column or order that is not there.",
      matters: "What was to be followed would be left out of the report.",
      remedy: "Use one of the names listed beside the message.",
      example: "score: sum     # its scores are: total"),
    Explanation(
      .studyOccasion,
      "The list of occasions names one twice, or cannot be put in order.",
      matters: "Before and after could be exchanged.",
      remedy: "List every occasion once, from the first to the last.",
      example: "occasions: [Baseline, Review, Baseline]"),
  ]

  static let rules: [Explanation] = [
    Explanation(
      .rulesUnknown,
      "There is no rule pack of this id.",
      matters: "Rates of recovery depend on the very rules that were not found.",
      remedy:
        "'waymark rules list' shows the ids; a file of your own is named with '/' or '.json'.",
      example: "waymark rules show nhs-talking-therapy     # …-therapies"),
    Explanation(
      .rulesMeasure,
      "A rule about a measure contradicts the scale's own file.",
      matters: "A threshold on the wrong side would count those who are well as in need.",
      remedy: "Look up the source of the rule, and the direction and range of the scale.",
      example: "\"range\": {\"above\": 9} on a scale where higher is better"),
    Explanation(
      .rulesRate,
      "What a rate counts can hold of nobody, or holds of everybody.",
      matters: "A rate that is always 0 % or 100 % tells nothing.",
      remedy: "Compare 'of' and 'counts' of that rate with the source.",
      example: "of those out of range, counts those in range"),
    Explanation(
      .rulesAbsent,
      "The files have no row of a measure that the pack counts on.",
      matters:
        "Without it nobody could be counted, and a rate of nought would be read as a result.",
      remedy:
        "Score that scale too and give both, or say with --only which measures you use, where the pack allows it.",
      example: "waymark score survey.csv --scale phq-9 --scale gad-7 --keep wave"),
  ]
}
