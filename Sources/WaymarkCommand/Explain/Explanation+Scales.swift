import Results

/// Scale files that contradict themselves, or do not fit what was asked.
extension Explanation {
  static let scales: [Explanation] = [
    Explanation(
      .scaleUnknown,
      "There is no scale of this id where scales are looked for.",
      matters: "Nothing is scored by a scale that nobody has defined.",
      remedy:
        "'waymark scales list' shows the ids. Scales in a folder of your own: --scales DIR or $WAYMARK_SCALES.",
      example: "waymark score survey.csv --scale swembs     # did you mean 'swemwbs'?"),
    Explanation(
      .scaleDuplicateId,
      "Two items, answers, scores or metrics of the scale have the same id or code.",
      matters: "A score that names it could mean either of the two.",
      remedy: "Give each an id of its own, and check which one each score needs.",
      example: "\"items\": [{\"id\": \"q1\"}, {\"id\": \"q1\"}]"),
    Explanation(
      .scaleUnknownItem,
      "A score, a key or a list names an item that the scale does not have.",
      matters: "The item that was meant would not be counted.",
      remedy:
        "Correct the id; the nearest one is named. Items of another form of the scale belong in its own file.",
      example: "\"items\": {\"q1\": {}, \"q22\": {}}     # the scale ends at q21"),
    Explanation(
      .scaleUnknownReference,
      "Something names a metric, set of answers, source or score that is not in the file, or the file is not called as the scale in it.",
      matters:
        "A cut-off tied to a metric that does not exist would be compared with the wrong number.",
      remedy: "Name one that is there, or add what is missing.",
      example: "\"report\": \"T\"     # the score has no metric 'T'"),
    Explanation(
      .scaleTable,
      "A conversion table does not have exactly one row for every value that answers can give.",
      matters: "Somebody's raw score would have no place in the table, or two.",
      remedy:
        "Compare the table with the manual row by row; the values that are missing or too many are counted.",
      example: "raw 7 to 35, and the table has no row for 19"),
    Explanation(
      .scaleBands,
      "The bands of a score leave a gap, lie over each other, or lie where no score can be.",
      matters: "The same score would be 'mild' and 'moderate', or neither.",
      remedy:
        "Each band begins where the one before it ends. See that they belong to this metric and not to another.",
      example: "mild 5 to 9, moderate 11 to 14     # where is 10?"),
    Explanation(
      .scaleRange,
      "The range that the file states is not the one that codes and keys give.",
      matters:
        "One of the two is wrong, and then reversed items, per cent scores or cut-offs are too.",
      remedy:
        "Work out lowest and highest by hand from the manual, and correct codes, keys or range.",
      example: "two items coded 1 to 5: 2 to 10, not 0 to 10"),
    Explanation(
      .scaleLicence,
      "The file holds wording of questions or answers, and its licence tier does not allow that here.",
      matters:
        "Scores need only ids and keys; wording that may not be shared puts whoever passes the file on in the wrong.",
      remedy: "Remove the wording. If the holder has given leave, record who, and raise the tier.",
      example: "\"tier\": \"B\" and \"text\": \"I've been feeling …\""),
    Explanation(
      .scaleExample,
      "A worked example does not come out: the answers it gives do not score as it says.",
      matters:
        "Examples are the proof that the definition scores as its authors do. Until they agree nothing scored by it is known to be right.",
      remedy:
        "Look at reversed items, the missing rule and the table first. Never change the expected score to what the program gives.",
      example: "answers 3,3,4,3,2,3,3 should give 21, and give 19"),
    Explanation(
      .scaleKey,
      "A key has no effect, or cannot be: every answer to the item would count the same.",
      matters:
        "The item would add a constant, so the score would look as if it had one item more than it has.",
      remedy: "Check weight, reversal and threshold of this item against the scale's paper.",
      example: "\"atLeast\": 0     # codes run from 0, so all count"),
    Explanation(
      .scaleMissingRule,
      "The rule for missing answers cannot be followed with so many items.",
      matters:
        "It decides who gets a score at all; a wrong one drops people, or gives scores that stand on too little.",
      remedy:
        "State the rule that the authors give, with its source, or 'complete' if they give none.",
      example: "2 items, of which 2 may be missing"),
    Explanation(
      .scaleMissingCode,
      "A code for 'no answer' cannot be one: it has spaces around it, is empty, or is the code of an answer.",
      matters: "A true answer would be thrown away as missing, or a missing one counted.",
      remedy:
        "An empty cell needs no code. Others are written as they stand in the file, such as -99.",
      example: "\"missingCodes\": [\" -99\"]"),
    Explanation(
      .scaleCondition,
      "A condition in a rule always holds, or never can.",
      matters: "The branch that was meant for some people would take all of them, or nobody.",
      remedy: "Compare it with the codes of the item, which are named.",
      example: "'q1 at least 0', and q1 is coded 0 to 3"),
    Explanation(
      .scaleCycle,
      "Scores are made of each other in a circle.",
      matters: "None of them can be worked out first.",
      remedy: "Let one of them be made of items only.",
      example: "total = anxiety + mood, anxiety = total - mood"),
    Explanation(
      .scaleSkip,
      "A rule says what a question counts as when people are led past it, and that is not one of its codes.",
      matters: "People who were rightly not asked would get a score that no answer gives.",
      remedy: "Give the code that somebody would have answered, as the manual has it.",
      example: "\"skip\": [{\"counts\": 9}]     # codes are 0 to 4"),
    Explanation(
      .scaleAttention,
      "The answers that call for a conversation are none, or all of them.",
      matters: "A list of everybody hides those for whom it is made.",
      remedy: "Name the answers that the scale's authors or your safeguarding lead would act on.",
      example: "\"attention\": {\"atLeast\": 0}     # that is everybody"),
    Explanation(
      .scaleItemOrder,
      "An order of the items is incomplete, or the scale is asked in several orders and none was named.",
      matters:
        "Columns taken by position would answer the wrong items, and the total would still look right.",
      remedy:
        "Look at the questionnaire that people were given, and name its order with --order, or order in a study file.",
      example: "waymark score survey.csv --scale rses --pattern 'r{n}' --order 1965"),
    Explanation(
      .scaleNoTotal,
      "A score adds up what the file says has no total.",
      matters: "The parts measure different things, so their sum measures nothing.",
      remedy: "Use one score for each part, as the authors do.",
      example: "\"noTotal\": true and a score that sums all items"),
    Explanation(
      .scaleFigure,
      "A published figure, such as a mean, reliability or error, is impossible for the metric it stands beside.",
      matters: "Reliable change would be judged by an error that belongs to another number.",
      remedy:
        "See whether it is of the raw or of the transformed score, and move it to that metric.",
      example: "mean 50 beside a raw score of 0 to 27: a T score"),
    Explanation(
      .scaleLabel,
      "One wording stands for two codes in the same set of answers.",
      matters: "A cell with that wording could be either.",
      remedy: "Capitals and spaces around do not tell two wordings apart; give each its own words.",
      example: "1 = \"Never\", 2 = \"never\""),
    Explanation(
      .scaleLabelCode,
      "In a table of labels, a code is not a whole number or not one of the item's.",
      matters: "Cells with that wording would be scored by a number that no answer has.",
      remedy:
        "Write the code that the definition has for this wording; 'waymark scales show ID' lists them.",
      example: "item,label,code\nw1,Often,often     # 4"),
    Explanation(
      .scaleLanguage,
      "No scale that was named has wordings in the language that was asked for.",
      matters: "Cells with words would not be read, and their answers would be missing.",
      remedy: "Choose a language that the file has, or give the wordings with --labels.",
      example: "waymark score survey.csv --scale swemwbs --language cy"),
    Explanation(
      .scaleDerivation,
      "A scale was to be scored from the answers to another one, and its file does not say that it is part of that one.",
      matters: "Items of the same name in two scales are often different questions.",
      remedy:
        "Name the scale that people were asked, or add to the file what it is derived from, with its source.",
      example: "waymark score survey.csv --scale swemwbs --from wemwbs     # this one is stated"),
  ]
}
