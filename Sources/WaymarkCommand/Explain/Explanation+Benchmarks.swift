import Results

/// Services that cannot be compared, with each other, a norm or a benchmark, or over time.
extension Explanation {
  static let benchmarks: [Explanation] = [
    Explanation(
      .benchmarkNotCompared,
      "The figures of these services cannot be set beside each other: there are too few services, no spread within any of them, or numbers that cannot be.",
      matters:
        "A comparison that is made all the same would say more than is known, and somebody's funding may hang on it.",
      remedy:
        "The message says which it is. With one or two services show each with its own interval; look for a service that is named twice, or a count above what it is counted of.",
      example: "unit,recovered,people\nNorth,12,40\nSouth,9,31\nEast,20,55"),
    Explanation(
      .benchmarkRepeatedPerson,
      "Somebody's id stands in more than one row of a table that should have a row per person.",
      matters:
        "People would count as often as they were seen, and those seen more often are not like the others.",
      remedy:
        "Keep one row per person, with the first and the last score. A table with a row for each time is what 'waymark trajectories' reads.",
      example: "person,service,pre,post\nA7,North,18,22\nB2,South,20,21"),
    Explanation(
      .benchmarkOtherMeasure,
      "The published change is of another scale, or of another version of it, than the scores that are set beside it.",
      matters:
        "A change of half a standard deviation on one scale is not the same thing as on another, and versions of a scale differ in items and wording.",
      remedy:
        "Look for a benchmark of the same scale and version, and name both with --benchmark-of. If it is the same after all, write it as the scale's file does.",
      example: "waymark benchmark against people.csv --scale phq-9 --benchmark-of gad-7@1.1.0"),
    Explanation(
      .benchmarkCount,
      "A share has nothing to divide by, more is counted than there is, or a count is below zero.",
      matters:
        "Such a share is no share: it would stand in the chart, move its limits, and hide what is really there.",
      remedy:
        "Look whether both columns are of the same people and the same period. Leave both cells empty where nobody was counted. For a count over what was expected use --expected instead of --denominator.",
      example: "month,seen,referred\n2026-01,12,20\n2026-02,25,21"),
    Explanation(
      .normUndated,
      "A norm does not say in which year its people were asked.",
      matters:
        "Norms move: one wellbeing scale's mean in England fell by a point and a half within a year, which is as much as a programme may do.",
      remedy:
        "Look the year up where the norm was published, and give it with --norm-year, or write it in the scale's file.",
      example: "waymark benchmark norm people.csv --norm-mean 23.5 --norm-sd 3.9 --norm-n 27169"),
    Explanation(
      .normWithoutNumber,
      "A norm does not say how many people stand behind it, or it says fewer than two.",
      matters:
        "The number is the norm's own error. Without it a difference looks surer than it is.",
      remedy:
        "Look the number up where the norm was published, and give it with --norm-n, or write it in the scale's file.",
      example: "waymark benchmark norm people.csv --norm-mean 23.5 --norm-sd 3.9 --norm-year 2013"),
    Explanation(
      .normUnusable,
      "A norm's standard deviation is not there, or its mean or standard deviation is no number that can be used.",
      matters: "Without the spread of its people nobody's place among them is known.",
      remedy:
        "Look at the publication: the standard deviation is above zero and in the unit of the scores. Choose another norm where it was not published.",
      example: "waymark benchmark norm people.csv --norm-mean 23.5 --norm-sd 0 --norm-n 200"),
    Explanation(
      .timesOrder,
      "A row lies before the row above it in time.",
      matters:
        "Trends, runs and moving ranges are read from row to row. In another order the chart says something else.",
      remedy: "Sort the table by time, the earliest first, and leave the header where it is.",
      example: "month,mean\n2026-01,22.4\n2026-03,23.0\n2026-02,22.1"),
    Explanation(
      .timesRepeated,
      "A period stands in more than one row of a table that should have one row for each.",
      matters:
        "A chart over time takes every row for a further step in time: limits would come from differences that are none.",
      remedy:
        "Put the figures of a period together first, or take the rows of one service with --only. For a row per person use --chart cusum or vlad.",
      example: "month,service,mean\n2026-01,North,22.4\n2026-01,South,21.9"),
    Explanation(
      .seriesTooShort,
      "There are too few figures to say anything of their ups and downs.",
      matters:
        "What is usual can only be told from figures one after the other. From one figure, every next one would stand out, or none.",
      remedy:
        "Show the figures as they are and go on collecting. Limits need twelve or thirteen, runs ten that do not lie on the centre line.",
      example: "month,mean\n2026-01,22.4"),
    Explanation(
      .seriesConstant,
      "The figure is the same in every period.",
      matters:
        "There are no ups and downs from which limits could come, and the next figure would stand out whatever it is.",
      remedy:
        "Look at how the figure is collected: it may be a target, or one figure copied down. If it is right, say it in words.",
      example: "month,mean\n2026-01,22\n2026-02,22\n2026-03,22"),
    Explanation(
      .seriesOutcome,
      "An outcome of a person is neither 1 nor 0, or the chance of it is not a number from 0 to 1.",
      matters:
        "Sums of outcomes count what came against what was expected, person by person. Another number would weigh as several people.",
      remedy:
        "Write 1 where the outcome came, 0 where it did not, and leave the cell empty where that is not known. Write chances as shares: 0.3, not 30.",
      example: "left,housed,chance\n2026-01-09,1,0.3\n2026-01-12,2,0.4"),
  ]
}
