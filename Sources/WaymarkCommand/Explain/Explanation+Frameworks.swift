import Results

/// Outcomes frameworks that are not there or cannot be meant.
extension Explanation {
  static let frameworks: [Explanation] = [
    Explanation(
      .frameworkUnknown,
      "There is no outcomes framework of this id.",
      matters:
        "Which outcomes a study is about, and when each may be asked after, stands in the framework.",
      remedy:
        "'waymark frameworks list' shows the ids; a file of your own stands in the folder 'frameworks' beside the scales.",
      example: "framework: street-outreech     # street-outreach"),
    Explanation(
      .frameworkDuplicateId,
      "Two outcomes, two indicators, or two answers, levels or states of one indicator bear the same id.",
      matters:
        "Rows of records name an indicator by its id; with two of a name nobody knows whose they are.",
      remedy: "Give each an id of its own; an indicator's is unique in the whole framework.",
      example:
        "{\"id\": \"housing\", …}, {\"id\": \"housing\", …}     # housing-now, housing-wanted"),
    Explanation(
      .frameworkUnknownScale,
      "An indicator names a scale, a score or a metric that is not there, or goals on a scale of statements.",
      matters: "Nothing would ever stand for the outcome, and a report would be silent about it.",
      remedy:
        "'waymark scales list' lists the scales, 'waymark scales show ID' their scores; put a scale of your own beside them.",
      example:
        "{\"kind\": \"score\", \"scale\": \"trust-in-worker\", \"score\": \"sum\"}     # total"),
    Explanation(
      .frameworkMonths,
      "The months of an outcome's time frame, or of how long a state is to hold, do not stand in order.",
      matters:
        "What is asked too early looks as if nothing had come of the support; what is never due is never missed.",
      remedy:
        "'notBeforeMonths' is 0 or more and less than 'expectedByMonths'; 'sustainedMonths' go up.",
      example: "\"timeFrame\": {\"notBeforeMonths\": 6, \"expectedByMonths\": 3}     # 3 and 6"),
    Explanation(
      .frameworkNoIndicator,
      "The framework has no outcome, or nothing stands for one of its outcomes.",
      matters:
        "An outcome that nothing stands for is a wish: nobody can say whether it came about.",
      remedy:
        "Give it an indicator: a score, a goal, something seen, a state, or people's own words.",
      example: "{\"id\": \"hope\", …, \"indicators\": []}"),
    Explanation(
      .frameworkKind,
      "An outcome is called hard, and no state, count or level stands for it.",
      matters:
        "Soft and hard outcomes are read side by side; one that is called the wrong kind is read wrongly.",
      remedy: "Give it an indicator of kind state, count or level, or call it soft.",
      example: "{\"id\": \"home\", \"kind\": \"hard\", \"indicators\": [{\"kind\": \"words\", …}]}"),
    Explanation(
      .frameworkStates,
      "An indicator's states are all good or all not, or one of them is 'unknown' or 'not-applicable'.",
      matters:
        "The outcome would hold for everybody or for nobody, or what is not known would be counted as something known.",
      remedy:
        "Say \"holds\": true of the good states and false of the others, at least one of each; leave the two words out.",
      example:
        "\"states\": [{\"id\": \"tenancy\", \"holds\": true}, {\"id\": \"unknown\", \"holds\": false}]"
    ),
    Explanation(
      .frameworkSteps,
      "An observation has fewer than two answers, or a level fewer than two levels.",
      matters: "Everybody would stand at the same one, always.",
      remedy: "Name at least two, the one that is least far along first.",
      example: "\"answers\": [{\"id\": \"did\", \"name\": \"did\"}]     # and 'no', and 'willing'"),
    Explanation(
      .frameworkMeaning,
      "The ratings of how much contacts meant do not go from a lowest to a highest.",
      matters: "No rating would lie in the range, and all would be set aside.",
      remedy: "Write the lowest as 'low' and the highest as 'high'.",
      example: "\"meaning\": {\"low\": 5, \"high\": 1}     # 1 and 5"),
    Explanation(
      .frameworkAgreement,
      "What the framework says of who agreed it does not hang together: a day without anybody, reviews out of order, a next review that is not after the last, or no source of what it comes after.",
      matters:
        "Whoever reads a report is told who chose its outcomes and when; that has to be true before the numbers are.",
      remedy:
        "Name the roles that took part, put the reviews in order, and set a day to look again. A template leaves the day out.",
      example: "\"agreedBy\": {\"date\": \"2026-03-01\", …}, \"reviewBy\": \"2026-01-01\""),
  ]
}
