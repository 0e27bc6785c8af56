import Results

/// JSON and YAML that cannot be read, or do not say what they should.
extension Explanation {
  static let documents: [Explanation] = [
    Explanation(
      .documentSyntax,
      "The file breaks a rule of JSON or YAML here, so it cannot be told what it says from here on.",
      matters:
        "A definition read in part might lose a reversed item or a missing rule, and every score would be wrong.",
      remedy:
        "Look at the place named and the line before it: a bracket, a comma, a colon or a quotation mark is missing or too many.",
      example: "\"id\" \"swemwbs\"     # a colon belongs between the two"),
    Explanation(
      .documentTrailingComma,
      "A comma stands after the last value of a list or object.",
      matters: "It is often what is left of a value that was deleted: see whether one is missing.",
      remedy: "Remove the comma, or put back what came after it.",
      example: "\"reverse\": [\"q2\", \"q5\",]     # the last comma"),
    Explanation(
      .documentComment,
      "There is a comment in a JSON file, and JSON has none.",
      matters:
        "What is commented out in one program counts in another, so the same file would mean two things.",
      remedy: "Take it out. A study file is YAML and may have comments, each after a '#'.",
      example: "{ // the short form\n  \"id\": \"pss-4\" }"),
    Explanation(
      .documentQuotationMark,
      "A value or key stands in single quotation marks, or in the curved ones of a word processor.",
      matters: "It cannot be told where the text ends, so nothing after it can be relied on.",
      remedy: "Use straight double quotation marks; edit such files in a plain text editor.",
      example: "\"id\": 'swemwbs'     # write \"swemwbs\""),
    Explanation(
      .documentNotFinite,
      "The file has NaN or Infinity where a number belongs, and JSON has neither.",
      matters: "One such value would make every mean that it enters meaningless.",
      remedy: "Write null, or leave the key out, if the number is not known.",
      example: "\"sd\": NaN     # write null"),
    Explanation(
      .documentLoneSurrogate,
      "A \\u escape is one half of a character that takes two.",
      matters: "The text was cut in the middle of a character, so its end may be missing too.",
      remedy: "Write both halves, or simply the character itself.",
      example: "\"name\": \"\\ud83d\"     # the other half is gone"),
    Explanation(
      .documentByteOrderMark,
      "An invisible byte order mark stands inside the document, not only before it.",
      matters:
        "It is a sign that two files were joined, of which the second may contradict the first.",
      remedy:
        "Remove it in an editor that shows invisible characters, and see whether the file is now two.",
      example: "cat a.json b.json > both.json     # b.json began with the mark"),
    Explanation(
      .documentNumberSize,
      "A number is so large, or so near nought, that a computer cannot hold it.",
      matters: "It would count as infinite or as nought, and any score made of it would be wrong.",
      remedy:
        "See whether digits or an exponent were added by accident, and write the number that was meant.",
      example: "\"range\": [0, 1e999]"),
    Explanation(
      .documentDuplicateKey,
      "One key stands twice in the same object.",
      matters:
        "Most programs keep the last one silently. Of two missing rules, only one can be the scale's.",
      remedy: "Both places are named: keep the right one.",
      example: "\"missing\": {\"rule\": \"complete\"},\n\"missing\": {\"rule\": \"prorate\"}"),
    Explanation(
      .documentUnknownKey,
      "The key is not one that this place knows; the nearest known one is named.",
      matters: "A misspelt key would be passed over, and what you asked for would not be done.",
      remedy:
        "Correct the spelling. If the key is for notes of your own, take it out or use one that the format has for that.",
      example: "pattrn: w{n}     # did you mean 'pattern'?"),
    Explanation(
      .documentMissingKey,
      "A key that must be there is not.",
      matters:
        "What it says has no safe default: which way is better, say, or what happens to missing answers.",
      remedy:
        "Add the key with its value. Scales/scale.schema.json and the README say what each key means.",
      example: "{\"id\": \"my-scale\", \"name\": \"My scale\"}     # 'version' is missing"),
    Explanation(
      .documentWrongType,
      "A value is of another kind than belongs here: a number for a text, a list for one value.",
      matters: "An id such as 007 read as a number is 7, which is another id.",
      remedy:
        "Put texts in double quotation marks, leave numbers without, and put several values in square brackets.",
      example: "\"version\": 2     # a text: \"2\""),
    Explanation(
      .documentTooDeep,
      "Lists and objects lie in each other deeper than any file of this kind needs.",
      matters:
        "Such a file is broken or made to bring programs down; it says nothing that could be scored.",
      remedy:
        "See which program wrote it; a scale or study file has no more than a handful of levels.",
      example: "[[[[[[[[[[[[[[[[ …"),
    Explanation(
      .documentValue,
      "The value is of the right kind, but not one of those that are allowed here, which are listed.",
      matters: "To take the nearest one would be a guess about how people are scored.",
      remedy: "Choose one of the values in the list.",
      example: "kind: realy     # allowed: simulated, real"),
  ]
}
