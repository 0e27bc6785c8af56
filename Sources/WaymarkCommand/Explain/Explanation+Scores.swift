import Results

/// Times and scores in files of scores, and runs that are looked at again.
extension Explanation {
  static let dates: [Explanation] = [
    Explanation(
      .dateImpossible,
      "The calendar has no such day.",
      matters: "Moved to the next day that there is, it could fall in another quarter.",
      remedy: "Correct it from the record.",
      example: "2026-02-30"),
    Explanation(
      .dateAmbiguous,
      "The date reads one way with the day first, another with the month first.",
      matters:
        "Read the wrong way, a second score can come before the first, and a gain becomes a loss.",
      remedy:
        "Export dates as yyyy-mm-dd. One date with a day above 12 in the column shows which way it is.",
      example: "03/04/2026: 3 April, or 4 March?"),
    Explanation(
      .dateForm,
      "The date is not written as yyyy-mm-dd.",
      matters: "Without a date the score has no place in the order of time.",
      remedy: "Export the column in that form; spreadsheets have it under custom formats.",
      example: "3 April 26"),
    Explanation(
      .dateShortYear,
      "The year has two digits.",
      matters:
        "They may be 1926 or 2026, and one date can be taken for another part of it: 03-04-05.",
      remedy: "Write all four digits.",
      example: "26-04-03"),
    Explanation(
      .dateSerial,
      "A plain number stands where others have dates: a spreadsheet's count of days, most likely.",
      matters: "There are two such counts, four years apart.",
      remedy: "Format the column as dates before you export it.",
      example: "46115 for 2026-04-03"),
    Explanation(
      .dateZone,
      "A time of day with a zone stands in place of a day.",
      matters:
        "Late in the evening it is another day elsewhere; a score could move into the next quarter.",
      remedy: "Write the day as the person lived it.",
      example: "2026-03-31T23:30:00Z"),
    Explanation(
      .dateFuture,
      "The date lies after today, as --today gives it.",
      matters: "A slip in the year would make it the last score of all.",
      remedy: "Correct the date, or --today.",
      example: "2062-04-03 for 2026-04-03"),
    Explanation(
      .dateOrderAmbiguous,
      "Every date of the column names a day with the day first and with the month first.",
      matters: "Read the wrong way, occasions change places, and quarters with them.",
      remedy: "Say which it is: date_order: day_first or month_first, under occasions.",
      example: "03/04/2025\n05/06/2025     # no day above 12"),
    Explanation(
      .dateOrderMixed,
      "Some dates of the column can only have the day first, and others only the month first.",
      matters: "Those that fit both ways cannot be told, so none of them is certain.",
      remedy:
        "Two files may have been put together: export each again with dates as yyyy-mm-dd. With date_order, the dates that do not fit are set aside.",
      example: "13/04/2025\n05/16/2025"),
  ]

  static let scores: [Explanation] = [
    Explanation(
      .scoreNotANumber,
      "The cell of the score is not a number.",
      matters:
        "The score counts as absent; if it was the last, change is told up to the one before.",
      remedy:
        "Write it with digits and a point. Texts that stand for no score are named with --missing.",
      example: "value = 19,25"),
    Explanation(
      .scoreOutOfRange,
      "The score is lower or higher than any that can be had.",
      matters:
        "It is of another scale or metric, or a slip; a change reckoned with it would be none.",
      remedy: "See which scale the row is of, or correct --attainable.",
      example: "42 on a scale of 7 to 35"),
    Explanation(
      .scoreConflict,
      "One person has two different scores at one time.",
      matters: "Which of them is the first, or last, decides the change; neither is used.",
      remedy:
        "Keep the right one. If they are two scores or metrics, choose with --score-id and --metric.",
      example: "id,time,value\nA7,1,20\nA7,1,25"),
    Explanation(
      .scoreNotComparable,
      "Rows are of a scale whose scores are marked as not comparable with the one chosen.",
      matters: "A change from one form to the other would measure the forms, not the person.",
      remedy: "Nothing need be done if the file holds both. To look at the other, choose it.",
      example: "k10-0-4 and k10-1-5: the same questions, other codes"),
    Explanation(
      .scoreRepeat,
      "One person has the same score twice at one time.",
      matters: "It counts once, so that a mean over occasions is not pulled to it.",
      remedy: "Nothing need be done.",
      example: "id,time,value\nA7,1,20\nA7,1,20"),
    Explanation(
      .scoreSeveral,
      "The file holds several scores, and none was chosen.",
      matters: "A raw score followed by a transformed one would look like a great change.",
      remedy: "Choose with --scale-id, --score-id and --metric; those there are are listed.",
      example: "waymark change scores.csv --score value --scale-id swemwbs --metric metric …"),
    Explanation(
      .scoreNone,
      "No row holds the score that was chosen.",
      matters:
        "There is nobody to tell anything of, which is not the same as nobody having changed.",
      remedy: "See what the columns scale, score and metric hold, and choose again.",
      example: "--metric T, and the file has raw and metric"),
    Explanation(
      .scoreTimes,
      "Times are words, or several kinds of time, and nothing says which comes first.",
      matters: "In the order of the alphabet 'Review 10' comes before 'Review 2'.",
      remedy: "Name them in their order: --waves Baseline,Review.",
      example: "--waves Baseline,'Review 1','Review 2'"),
  ]

  static let verification: [Explanation] = [
    Explanation(
      .verifyManifest,
      "The file is not the manifest of a run, or not one that this version can read.",
      matters: "Without it there is nothing to compare a run with.",
      remedy: "Name the manifest.json that 'waymark quarterly' wrote into the folder of the run.",
      example: "waymark verify out/manifest.json --study study.yml"),
    Explanation(
      .verifyInput,
      "A file that the run read has changed since, or is another version of it.",
      matters:
        "Results made again from it would differ for that reason alone, so nothing is made again.",
      remedy:
        "Find the file as it was then. If the change is wanted, run the study anew, and keep both manifests.",
      example: "responses.csv: 240 rows then, 243 now"),
    Explanation(
      .verifyOutput,
      "A file in the folder of the run is not the one that the run wrote.",
      matters:
        "Somebody or something has changed a result after it was made; the figures in it may no longer be Waymark's.",
      remedy: "See who changed it and why. Running the study again restores the folder.",
      example: "a cell of change.csv corrected by hand"),
    Explanation(
      .verifyResult,
      "Made again from the same files, a result comes out otherwise.",
      matters:
        "The two differ by more than one part in a million, so it is not the last digits of another machine.",
      remedy:
        "Compare the versions of the program in both manifests; CHANGELOG.md says what changed between them. If they are the same, it is a fault: please report it.",
      example: "change-summary.csv line 4, column conf.low: 3.1e-4 of its size apart"),
  ]
}
