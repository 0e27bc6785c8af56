import Results

/// Services that cannot be compared.
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
  ]
}
