import Results

/// Cells that are not an answer to their item, and cells that were read in another way than as a code.
extension Explanation {
  static let answers: [Explanation] = [
    Explanation(
      .responseNotNumeric,
      "The cell has a text, and the item has numbered answers without wordings.",
      matters: "The scores that need it are missing, or prorated if the scale's rule allows it.",
      remedy:
        "If the text means that nothing was answered, name it with --missing. If it is a wording, give its code with --labels.",
      example: "w1 = n/k     # --missing n/k"),
    Explanation(
      .responseUnknownLabel,
      "The cell has a text that is not the whole wording of any answer to the item; the nearest is named.",
      matters: "A near wording may belong to another form of the scale, with other codes.",
      remedy: "Correct it, or give its code with --labels once for all.",
      example: "Nver     # did you mean 'Never'?"),
    Explanation(
      .responseOutOfRange,
      "The number is lower or higher than any answer to the item.",
      matters:
        "Added up, a single 55 for 5 moves a mean of twenty people by more than two points. It is not added up.",
      remedy:
        "Look at the form. If the number means that nothing was answered, name it with --missing; if all are shifted by one, export them anew.",
      example: "w1 = 6, and its answers are 1 to 5"),
    Explanation(
      .responseNotAnOption,
      "The number lies between the lowest and highest answer, and is not one of them.",
      matters:
        "Where answers count 1, 2, 3, 5, 7, a 4 shows that the export numbers them in another way.",
      remedy:
        "Compare the export's codes with 'waymark scales show ID', and export again or map them with --labels.",
      example: "4, and the answers are 1, 2, 3, 5, 7"),
    Explanation(
      .responseFraction,
      "The number has a fraction, and the item is answered in whole numbers.",
      matters:
        "The column likely holds a mean or a score, not this item's answer, and would be counted as one.",
      remedy: "Find the column with the answers themselves.",
      example: "w1 = 2.5"),
    Explanation(
      .responseNumberTooLarge,
      "The number is too large to compute with.",
      matters: "It would make totals infinite.",
      remedy: "Two cells may have run together in the export; look at the row.",
      example: "w1 = 1e999"),
    Explanation(
      .responseNumberTooSmall,
      "The number is so near nought that it cannot be told from it.",
      matters: "Read as 0 it could be a true answer, which nobody gave.",
      remedy: "See which program wrote it: survey programs do not.",
      example: "w1 = 1e-400"),
    Explanation(
      .responseNumberTooLong,
      "The number has more digits than a computer's number keeps.",
      matters:
        "It is no answer; it may be a telephone or case number, which should not be in a column of answers.",
      remedy: "See that the columns stand below the right names.",
      example: "w1 = 1234567890123456789"),
    Explanation(
      .responseNumberForm,
      "The number is written in a way that answers are not: with a plus, an exponent, a nought before it, or to another base.",
      matters: "Another program made it out of something else, and 1e2 may have been an id.",
      remedy:
        "Have it exported as a plain whole number. If every export has it so, map it with --labels.",
      example: "+3, 03, 1e2, 0x10, 1_000"),
    Explanation(
      .responseDecimalMark,
      "The number has a comma in it, or marks between its digits.",
      matters: "3,5 may be three and a half, or the two answers 3 and 5.",
      remedy: "Look at the form; one whole number belongs in the cell.",
      example: "w1 = \"3,5\""),
    Explanation(
      .responseNonASCIIDigit,
      "The digits are of another script, or the minus is a typographer's one.",
      matters:
        "Programs differ in whether they read them, so two analyses of one file would differ.",
      remedy: "Replace them by 0 to 9 and the plain hyphen; their numbers in Unicode are named.",
      example: "٣ (U+0663) for 3"),
    Explanation(
      .responseSeveral,
      "There are several answers in one cell, and the item takes one.",
      matters: "To take the first or their mean would be an answer that nobody gave.",
      remedy: "Ask which one counts. A question that lets people tick several is another question.",
      example: "w1 = 2;3"),
    Explanation(
      .responseMissingLookAlike,
      "The value looks like a code for 'no answer', and nobody has said that it is one.",
      matters: "Counted as an answer, -99 wrecks a mean; silently dropped, a true 99 is lost.",
      remedy:
        "Say what it means: --missing=-99, or missing_codes in a study file, with the reason if you know it.",
      example: "waymark score survey.csv --scale swemwbs --missing=-99=refused"),
    Explanation(
      .responseInvisibleCharacter,
      "There is a character in the cell that nobody sees.",
      matters:
        "The cell looks like an answer and is none, so it would be missing for no reason that shows.",
      remedy: "Write the cell again by hand, or have the export cleaned; the character is named.",
      example: "3<U+200B>"),
  ]

  static let readings: [Explanation] = [
    Explanation(
      .responseLabelRead,
      "Cells held the wording of an answer, and were read as its code.",
      matters:
        "The scores are the same as with codes. It is told so that you can see that no cell was guessed.",
      remedy: "Nothing need be done.",
      example: "'Some of the time' was read as 3"),
    Explanation(
      .responseIntegralDecimal,
      "Cells held a whole number written with a point, as statistics programs write it.",
      matters: "3.0 is 3; nothing was rounded.",
      remedy: "Nothing need be done. Were there 2.5 among them, they would be told as fractions.",
      example: "3.0 was read as 3"),
    Explanation(
      .responsePadded,
      "Answers had spaces or tabs around them.",
      matters: "They were read without; no answer changed.",
      remedy:
        "Nothing need be done, unless the file should not have been padded: then see what wrote it.",
      example: "' 3' was read as 3"),
  ]

  static let answerRows: [Explanation] = [
    Explanation(
      .responseConflict,
      "In a file with a row per answer, one person answers an item twice, differently.",
      matters:
        "Neither answer is used: they may be of two occasions that the columns named do not tell apart.",
      remedy: "Name the column that tells occasions apart with --keep, or keep the right row.",
      example: "id,item,answer\nA7,w1,2\nA7,w1,4"),
    Explanation(
      .responseRepeat,
      "In a file with a row per answer, a row says again what another one said.",
      matters: "It counts once, so no score changes.",
      remedy:
        "Nothing was left out. If the rows are of two occasions, name their column with --keep.",
      example: "id,item,answer\nA7,w1,2\nA7,w1,2"),
    Explanation(
      .itemUnknown,
      "Rows are about an item that no scale here has, and that is called almost like one of them.",
      matters: "If it is a misspelling, everybody lacks that item.",
      remedy: "Say what the file calls it: --map w1=W_1.",
      example: "id,item,answer\nA7,w_1,2"),
    Explanation(
      .itemAbsent,
      "Not one row is about an item of the scales.",
      matters: "Everybody would be without a score, as if nobody had answered.",
      remedy:
        "Name the column of items with --item-column, and how the file calls them with --pattern, --map or --mapping.",
      example: "id,question,answer\nA7,Q1,2     # --item-column question --pattern 'Q{n}'"),
  ]
}
