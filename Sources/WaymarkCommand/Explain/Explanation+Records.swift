import Results

/// Files of records beside the answers: support, outcomes, goals, observations, contacts, words, consent.
extension Explanation {
  static let records: [Explanation] = [
    Explanation(
      .recordUnknownColumn,
      "A file of records has a column that its kind does not have; the nearest is named.",
      matters:
        "A column whose name is misspelt would be lost without a word. What is not needed, a telephone number say, should not be in the file at all.",
      remedy:
        "Correct the name, say with 'columns:' in the study file what the file calls it, or leave the column out.",
      example: "person,from,to,toldby     # did you mean 'told_by'?"),
    Explanation(
      .recordUnknownPerson,
      "Records name people of whom there are no answers.",
      matters:
        "They are kept, and nothing joins them to scores. A consent that was taken back takes nothing away if the id is written otherwise than in the answers.",
      remedy:
        "See whether they have not answered yet, or their ids are written in two ways; then write them in one.",
      example: "A-07 in consent.csv, A7 in the answers"),
    Explanation(
      .recordUnknownIndicator,
      "A row names an outcome or an indicator that the framework of the study has not; the nearest is named.",
      matters:
        "What it says belongs to nothing, so it is in no figure; the nearest is not guessed.",
      remedy:
        "Correct it, or add it to the framework. 'waymark frameworks show ID' lists what there is.",
      example: "1,housig,flat,2025-02-01,     # did you mean 'housing'?"),
    Explanation(
      .recordUnknownWord,
      "A cell has a word that is none of those its column may have; the nearest is named.",
      matters:
        "A state, a reason or an answer that nobody has agreed on cannot be counted with others.",
      remedy: "Write one of the words that are listed; capitals, spaces and hyphens do not matter.",
      example: "ended: goal-met     # did you mean 'goals-met'?"),
    Explanation(
      .recordMissingCell,
      "A cell is empty without which the row says nothing, such as the day or the answer.",
      matters: "To fill it with a guess would be to make up a part of somebody's story.",
      remedy:
        "Fill it in, or leave the row out. A worker or an observer who is not recorded is no such cell: those rows are kept.",
      example: "person,outcome,state,from,to\n1,housing,,2025-02-01,"),
    Explanation(
      .recordDate,
      "A date in records is none that the calendar has, or is written in a way that is not known here.",
      matters: "Without its day the row has no place in the journey.",
      remedy:
        "Write it as yyyy-mm-dd. A spreadsheet's count of days, such as 45689, has to be shown as a date before the export.",
      example: "1,housing,flat,30/02/2025,"),
    Explanation(
      .recordNumber,
      "A rating, weight, count or meaning in records is not a number, or is a weight that is not above 0.",
      matters: "It cannot be added up or compared.",
      remedy:
        "Write it with digits and a point, or leave the cell empty where nothing was recorded.",
      example: "meaning_to_person: much"),
    Explanation(
      .recordRatingRange,
      "A number in records is lower or higher than the framework allows, such as a goal rated 11 of 10.",
      matters:
        "It may be of another scale: a 5 of 5 counted as 5 of 10 would hide that somebody is where they wanted to be.",
      remedy: "Look at the form; correct the number, or the range in the framework.",
      example: "goal rated 11, and ratings are 0 to 10"),
    Explanation(
      .recordOrder,
      "A last day is before its first day.",
      matters: "The time between would be less than nothing.",
      remedy: "Correct one of the two; years are mistyped most often in January.",
      example: "from 2025-02-01 to 2025-01-01"),
    Explanation(
      .recordOverlap,
      "Rows have a person in two states of one outcome at the same time.",
      matters:
        "Time housed would be counted twice, or the wrong state would hold. Neither row is used, as nothing says which is right.",
      remedy:
        "Correct the dates. One state may end on the day on which the next begins. If two people tell different things, keep one and say in 'told_by' whose it is.",
      example:
        "1,housing,street,2025-02-01,2025-04-01\n1,housing,flat,2025-03-01,"),
    Explanation(
      .recordBeforeStart,
      "An outcome was over before the person's first day of support, or their first answers, whichever came first.",
      matters: "Counted, it would look as if support had brought about what was there before it.",
      remedy: "Correct the dates, or leave it out. A state that reaches into support is used.",
      example: "support from 2025-01-10, and in work from 2024-02-01 to 2024-04-01"),
    Explanation(
      .recordAfterUntil,
      "A row begins after the day up to which the run looks. A spell that only ends after it is read as still going on, which is told as a note.",
      matters: "A run of an earlier quarter must say what was known of it then.",
      remedy:
        "Nothing, if the run looks back. Otherwise correct the date, or 'until:' under 'records:' in the study file.",
      example: "until: 2025-12-31\n1,housing,flat,2026-02-01,"),
    Explanation(
      .recordConflict,
      "One observer gives two answers to one indicator on one day, or one goal has two ratings of one day.",
      matters: "To take the first, the last or their mean would be a choice that nobody made.",
      remedy:
        "Keep the right row. If two workers observed, name both: that they differ is then worth knowing.",
      example: "1,2025-02-01,open,no,worker,A\n1,2025-02-01,open,yes,worker,A"),
    Explanation(
      .recordRepeat,
      "A row of records is the same as an earlier one, cell for cell.",
      matters: "Counted twice, one contact or one observation would weigh double. It counts once.",
      remedy:
        "Nothing need be done if it is a copy. Two things of one day are told apart by a time behind the date.",
      example: "A7,2025-02-01 10:30,yes\nA7,2025-02-01 16:00,yes"),
    Explanation(
      .recordGoalOrder,
      "A goal is set twice, or has a row after the day on which it was put down or reached.",
      matters: "It would be followed and not followed at once, and its distance would be wrong.",
      remedy:
        "Write 'changed' where it became another goal, and 'set' where it was taken up again. Neither counts as a goal lost.",
      example: "1,g1,2025-03-01,,retired\n1,g1,2025-04-01,6,rated"),
    Explanation(
      .recordApproval,
      "Words or a picture say who approved that they are shown outside and not when, or when and not who; or what stands for a name is none, or the day is before the words.",
      matters:
        "Nothing is shown outside that no named human has approved on a day; they stay inside.",
      remedy: "Fill in both, once somebody has read them with the person in mind.",
      example: "approved_by,approved_on\nB. Lee,"),
  ]
}
