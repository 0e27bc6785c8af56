import Results

/// Ids, occasions and texts of people's rows.
extension Explanation {
  static let people: [Explanation] = [
    Explanation(
      .keyNothingAnswered,
      "A row answers nothing, and another row of the same person and occasion has answers.",
      matters:
        "Exports with a row per form have such rows. Taken for a second answer, they would contradict the first.",
      remedy: "Nothing need be done.",
      example:
        "record_id,event,form,w1\n101,baseline,,3\n101,baseline,contacts,"),
    Explanation(
      .occasionSpelling,
      "Some rows write an occasion in other capitals or spaces than the study file lists.",
      matters:
        "They count on the occasion that is meant; taken for another, people would lose a score.",
      remedy: "Nothing need be done.",
      example: "occasions: [Baseline, Review]\n…\nA7,BASELINE ,3"),
    Explanation(
      .occasionDate,
      "The date of a row is none that the calendar has, or is written in a way that is not known here.",
      matters: "Without its date the row belongs to no occasion and to no quarter.",
      remedy:
        "Write it as yyyy-mm-dd. A number of five digits is a spreadsheet's count of days: show it as a date, and export again.",
      example: "id,date,w1\nA7,30/02/2025,3"),
    Explanation(
      .occasionSuperseded,
      "The person answered again later in the same month, quarter or year, and the later answers count.",
      matters: "One occasion has one score for each person; the last is nearest to its end.",
      remedy: "Nothing need be done. With smaller periods, or by: order, every answer counts.",
      example: "A7,2025-04-02,3\nA7,2025-06-20,4     # this one is their second quarter"),
    Explanation(
      .keyMissing,
      "A row has no id of a person.",
      matters: "It cannot be told whose change it is part of, so it is in no figure.",
      remedy:
        "Fill in the id, if the form still tells. Totals at the end of a file look like this too.",
      example: "id,wave,w1\n,Baseline,3"),
    Explanation(
      .keyConflict,
      "Two rows are of the same person on the same occasion, with different answers.",
      matters:
        "To keep the first or the last would be a choice about somebody's story. None is used.",
      remedy: "Find out which is right, or whether they are two occasions or two people.",
      example: "id,wave,w1\nA7,Baseline,2\nA7,Baseline,4"),
    Explanation(
      .keyRepeat,
      "Two rows are of the same person on the same occasion, with the same answers.",
      matters: "Counted twice, that person would weigh double. One of the rows is used.",
      remedy: "Nothing need be done. If many are repeated, see how the file was put together.",
      example: "id,wave,w1\nA7,Baseline,2\nA7,Baseline,2"),
    Explanation(
      .occasionMissing,
      "A row does not say which occasion it is of.",
      matters: "A first and a last answer cannot be told apart.",
      remedy: "Fill in the wave or the date.",
      example: "id,wave,w1\nA7,,4"),
    Explanation(
      .occasionUnknown,
      "The occasion of a row is not one of those that were listed.",
      matters: "It has no place in the order of time; the nearest name is not guessed.",
      remedy:
        "Correct the spelling in the file, or add the occasion to the list in the study file or --waves.",
      example: "Basline     # listed: Baseline, Review"),
    Explanation(
      .keyDamaged,
      "The id is a rounded number such as 1.23E+11, as spreadsheets make of long numbers.",
      matters: "Its last digits are lost, and people whose ids differ only there would become one.",
      remedy:
        "Go back to the source and export ids as text. What was lost cannot be put back here.",
      example: "123456789012 became 1.23457E+11"),
    Explanation(
      .keyNearDuplicate,
      "Two ids differ only in capitals, spaces, or noughts at the front.",
      matters:
        "If they are one person, a journey is cut in two and each half looks like somebody who left.",
      remedy: "Look at both rows. If they are one, write the id the same way in both.",
      example: "AB01 and ab1"),
    Explanation(
      .keyPadded,
      "Ids had spaces or tabs around them, which were left off.",
      matters: "With the spaces the same person would be two.",
      remedy:
        "Nothing need be done; it is told so that you know that the file's ids were not taken byte for byte.",
      example: "' A7' was read as 'A7'"),
    Explanation(
      .textInvisibleCharacter,
      "An id or name has a character in it that nobody sees, such as a zero-width space.",
      matters: "It looks like another id and is not it, so a person's rows would not meet.",
      remedy:
        "Type the cell anew by hand; text copied from web pages often brings such characters.",
      example: "A7 and A7<U+200B>"),
    Explanation(
      .textLookAlike,
      "Two names look the same and are made of different characters.",
      matters: "Whichever column is meant, the other one could be read.",
      remedy: "Retype one of them; the characters that differ are named.",
      example: "é (U+00E9) and é (U+0065 U+0301)"),
  ]
}
