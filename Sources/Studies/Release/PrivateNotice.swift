import Platform

/// The file that says whom the folder of a run is for.
enum PrivateNotice {
  static let name = "PRIVATE.txt"

  /// The whole file.
  static let file = OutputFile(
    name: name,
    text: """
      This folder is private.

      It holds rows about people: their ids, scores and journeys. It is for use inside the
      organisation that the people gave their answers to, and not for sharing, whole or in
      part. Someone who knows a person may recognise them, in the figures too.

      What may be sent is in the folder share/, and nowhere else. Every figure there has passed
      the rules on small numbers that the study file names, and there is no row, mark or
      journey of a single person in it. share/report.html says what was left out, and why.

      Two releases of nearly the same people can tell, by their difference, of the few who are
      in one and not in the other. Name the folder of the run before with --since, and what is
      released is held against what was released then; releases.csv here keeps the list.

      """)
}
