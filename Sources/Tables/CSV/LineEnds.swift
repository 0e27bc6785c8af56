/// The kinds of line ends that a file has.
package struct LineEnds: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// LF, as on Linux and macOS.
  package static let feed = LineEnds(rawValue: 1)
  /// CRLF, as on Windows.
  package static let pair = LineEnds(rawValue: 2)
  /// CR, as on old Macintoshes.
  package static let carriageReturn = LineEnds(rawValue: 4)

  /// The names of the kinds.
  package var names: [String] {
    [(LineEnds.feed, "LF"), (.pair, "CRLF"), (.carriageReturn, "CR")]
      .filter { contains($0.0) }.map(\.1)
  }

  /// Whether there is more than one kind.
  package var areMixed: Bool { names.count > 1 }
}
