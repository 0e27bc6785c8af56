import Results

/// Packets of services that cannot be made, brought together or fitted.
extension Explanation {
  static let packets: [Explanation] = [
    Explanation(
      .packetSplitPerson,
      "Somebody has rows where there should be one row for each person: in two services, or twice in one. With --plan: rows in two services, or rows that stand apart in what comes through a pipe.",
      matters:
        "Counted twice, that person would weigh more than others, and two services would seem to be more independent than they are.",
      remedy:
        "Keep one row for each person, by a rule that you can name and write down: the first service, or the one that was there longest.",
      example: "person,service,pre,post\nA7,north,12,15\nA7,south,12,17     # one of them"),
    Explanation(
      .packetCategory,
      "The column named with --category holds another word than those of 'waymark change'.",
      matters: "Who changed cannot be counted by words that are not known.",
      remedy: "Use recovered, improved, unchanged and deteriorated, or leave the cell empty.",
      example: "person,service,pre,post,category\nA7,north,12,15,improved"),
    Explanation(
      .packetEdited,
      "A packet, or a list of packets, says something else than when it was made: its hash is another one.",
      matters:
        "Nobody knows which figure was changed. Spreadsheets change files when they save them: they cut digits and turn texts into dates.",
      remedy:
        "Ask for the file as it was written, or have it made again. The hash finds slips; who wants to deceive can work it out anew.",
      example:
        "waymark packet make people.csv … --format csv > north.csv     # send it without saving it anew"
    ),
    Explanation(
      .packetImpossible,
      "A packet has figures that no group of people can have, such as means of nobody.",
      matters: "A fit would take them for people.",
      remedy: "Have it made again from the rows with 'waymark packet make'.",
      example: "n,mean_pre,sd_pre\n0,12.5,3"),
    Explanation(
      .packetVersion,
      "Packets of the same scale are of different versions of it.",
      matters:
        "Scores of different versions do not mean the same, so services could differ by the version alone.",
      remedy: "Have all packets made with the same version, or compare those of one version.",
      example: "service,scale,version\nnorth,trust,1\nsouth,trust,2"),
    Explanation(
      .packetPlan,
      "Packets of the same scale were made by different plans: another model, other strata, or another range of the scale.",
      matters: "Their counts by stratum, or their sums, cannot be set beside each other.",
      remedy:
        "Have all made with the same --stratum, or the same --plan, --time, --constant and --factor, and the same scale file or --range.",
      example: "waymark packet make people.csv … --stratum age --stratum gender"),
    Explanation(
      .packetDuplicate,
      "There are two packets of the same service, period and scale.",
      matters: "The people of the service would be counted twice.",
      remedy:
        "Leave one of them out. Where they are of different people, as rows in several places are, make them with --profile none and add them up with --parts.",
      example: "waymark packet merge part-1.json part-2.json --parts > whole.json"),
    Explanation(
      .packetGatedPart,
      "A part of a service's people went through a gate before it was added up.",
      matters:
        "What the gate withheld or rounded would be missing in the sum, and the sum would not say so.",
      remedy:
        "Make parts with --profile none, inside the organisation; the sum goes through the gate.",
      example: "waymark packet make part-1.csv … --profile none > part-1.json"),
    Explanation(
      .packetNotSummed,
      "The model of --plan asks for more than sums over people can tell, or people differ in too many ways to be summed.",
      matters:
        "A packet has sums for each pattern of times and categories that people share. Curves that are learned from all rows, and times of which everybody has others, cannot be put together from such sums.",
      remedy:
        "Let time count in steps that people share, such as months; use I(t^2) or piecewise(t, 3) for poly() and ns(); or fit the rows themselves with 'waymark trajectories'.",
      example:
        "waymark packet make visits.csv … --time month --plan \"score ~ month + I(month^2) + (month | person)\""
    ),
    Explanation(
      .packetNotFitted,
      "The packets cannot be fitted: too few services, too few people, or scores that do not vary.",
      matters: "Figures from them would be chance.",
      remedy:
        "See what each packet says. Fewer than three services are never pooled: show each service's own figures.",
      example: "waymark packet fit north.json south.json east.json"),
  ]
}
